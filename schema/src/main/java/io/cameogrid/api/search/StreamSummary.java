package io.cameogrid.api.search;

import java.time.Duration;
import java.util.List;

/** How a streamed search ended: the answer without its hits. */
public record StreamSummary(
        long hitsReturned, Total total, Duration took, Coverage coverage, List<String> discardedClauses) {}
