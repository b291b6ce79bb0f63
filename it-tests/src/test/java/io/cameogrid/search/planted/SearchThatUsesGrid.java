package io.cameogrid.search.planted;

import io.cameogrid.grid.planted.GridThatUsesRest;

/** Breaks a rule of the architecture on purpose, so that a test can see the rule catch it. */
public record SearchThatUsesGrid(GridThatUsesRest wrong) {}
