package io.cameogrid.rest.json;

/** Gives back the bytes that a parser has just read, by their offsets. */
@FunctionalInterface
interface ByteSource {
    /** A copy of the bytes between two offsets, as the parser counts them. */
    byte[] cut(long from, long to);
}
