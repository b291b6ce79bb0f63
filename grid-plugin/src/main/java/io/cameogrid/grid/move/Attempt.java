package io.cameogrid.grid.move;

import io.cameogrid.schema.IndexName;

/**
 * One attempt to fill a second cache.
 *
 * @param target the incarnation of that cache, which no other attempt has
 * @param checked whether rows are held against another schema, so that some may be found not to fit
 */
public record Attempt(IndexName index, String target, boolean checked) {}
