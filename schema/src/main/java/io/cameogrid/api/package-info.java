/** The doors of CameoGrid: façades that the REST layer, applications and tests call. */
@NullMarked
package io.cameogrid.api;

import org.jspecify.annotations.NullMarked;
