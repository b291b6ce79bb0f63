package io.cameogrid.api.search;

/** How many documents match, and whether that is all of them or a lower bound. */
public record Total(long value, boolean exact) {}
