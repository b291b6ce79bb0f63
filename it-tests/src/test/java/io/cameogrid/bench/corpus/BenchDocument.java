package io.cameogrid.bench.corpus;

/**
 * A document to be stored.
 *
 * @param json the whole document in UTF-8, its {@code id} included
 */
public record BenchDocument(String id, byte[] json) {}
