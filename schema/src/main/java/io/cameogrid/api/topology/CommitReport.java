package io.cameogrid.api.topology;

import java.util.List;

/** What a forced commit of an index did: microshards in all, those committed, and why others were not. */
public record CommitReport(int total, int committed, List<String> errors) {
    public CommitReport {
        errors = List.copyOf(errors);
    }
}
