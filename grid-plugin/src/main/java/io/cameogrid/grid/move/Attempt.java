package io.cameogrid.grid.move;

import io.cameogrid.schema.IndexName;

/**
 * One attempt to fill a second cache.
 *
 * @param target the incarnation of that cache, which no other attempt has
 */
public record Attempt(IndexName index, String target) {}
