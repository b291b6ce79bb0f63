/** A small HTTP client for load: one socket, requests as ready bytes, few allocations. */
@NullMarked
package io.cameogrid.bench.http;

import org.jspecify.annotations.NullMarked;
