package io.cameogrid.api.topology;

import java.util.UUID;

/** A node as the grid names it while it is up. */
public record NodeId(UUID value) {}
