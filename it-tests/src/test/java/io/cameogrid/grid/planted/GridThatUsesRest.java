package io.cameogrid.grid.planted;

import io.cameogrid.rest.planted.RestThatUsesSearch;

/** Breaks a rule of the architecture on purpose, so that a test can see the rule catch it. */
public record GridThatUsesRest(RestThatUsesSearch wrong) {}
