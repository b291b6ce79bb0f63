/** The co-located search service that Ignite runs on every server node. */
@NullMarked
package io.cameogrid.grid.service;

import org.jspecify.annotations.NullMarked;
