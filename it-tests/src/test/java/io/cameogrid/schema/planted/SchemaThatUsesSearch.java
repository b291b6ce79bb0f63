package io.cameogrid.schema.planted;

import io.cameogrid.search.planted.SearchThatUsesGrid;

/** Breaks a rule of the architecture on purpose, so that a test can see the rule catch it. */
public record SchemaThatUsesSearch(SearchThatUsesGrid wrong) {}
