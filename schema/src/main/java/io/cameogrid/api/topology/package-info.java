/** Where things are: nodes and microshards, as reports show them. */
@NullMarked
package io.cameogrid.api.topology;

import org.jspecify.annotations.NullMarked;
