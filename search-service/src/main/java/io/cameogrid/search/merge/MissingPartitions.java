package io.cameogrid.search.merge;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.stream.Collectors;

/** The refusal of a search that could not cover all its partitions and may not answer without them. */
public final class MissingPartitions {
    private MissingPartitions() {}

    public static CameoGridException refusal(IndexName index, List<Coverage.Failure> failures) {
        List<Integer> missing =
                failures.stream().map(Coverage.Failure::microshard).toList();
        String reasons =
                failures.stream().map(Coverage.Failure::reason).distinct().collect(Collectors.joining("; "));
        return new CameoGridException(
                        ErrorCode.PARTITION_UNAVAILABLE,
                        "microshards " + missing + " cannot be searched: " + reasons
                                + "; repeat later, or ask for what there is with allow_partial")
                .with("index", index.value())
                .with("partitions", missing);
    }
}
