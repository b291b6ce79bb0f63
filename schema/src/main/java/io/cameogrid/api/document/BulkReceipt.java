package io.cameogrid.api.document;

import io.cameogrid.api.error.ItemProblem;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param received items in the request
 * @param changed items written, or documents deleted; of duplicate keys the last wins and each counts as written
 * @param problems the items left out; empty for an atomic batch, which is refused as a whole instead
 */
public record BulkReceipt(int received, int changed, List<ItemProblem> problems) {
    public BulkReceipt {
        problems = List.copyOf(problems);
    }
}
