package io.cameogrid.rest.call;

import java.time.Duration;

/**
 * What one request may take.
 *
 * @param bodyBytes of a body that is read as a whole, after inflation
 * @param recordBytes of one document
 * @param bulkItems items of one atomic batch, or ids of one request
 * @param requestTimeout how long the façades may take to answer
 */
public record RestLimits(long bodyBytes, int recordBytes, int bulkItems, Duration requestTimeout) {}
