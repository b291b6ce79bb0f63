package io.cameogrid.api.search;

import io.cameogrid.api.document.JsonBytes;

/**
 * A document that matched.
 *
 * @param score BM25 relevance; 1 where the order is by fields
 * @param source the document, or what the projection left of it: one JSON object
 */
public record Hit(String id, float score, JsonBytes source) {}
