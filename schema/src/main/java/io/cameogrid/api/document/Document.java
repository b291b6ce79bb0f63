package io.cameogrid.api.document;

/**
 * A document as it stands in the store.
 *
 * @param version counts the writes of this document, from 1
 */
public record Document(DocumentKey key, long version, JsonBytes source) {}
