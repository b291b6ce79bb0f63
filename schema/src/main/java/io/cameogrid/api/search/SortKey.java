package io.cameogrid.api.search;

/** One key of an order: a field (or {@code id}, {@code _score}) and its direction. */
public record SortKey(String field, boolean ascending) {}
