package io.cameogrid.rest.document;

import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.json.DocumentJson;
import io.cameogrid.rest.json.DocumentLines;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the lines of one request in batches, each a transaction of its own, and keeps the accounts.
 *
 * <p>The next lines are read only when a batch is written, so a sender is never faster than the store.
 */
final class StreamedBatches {
    private static final int MOST_ITEMS = 500;
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_ERRORS = 100;

    private final DocumentStore store;
    private final IndexName index;
    private final Call call;

    private final List<BulkItem> items = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private int bytes;
    private long parsed;
    private long received;
    private long written;
    private long batches;
    private final List<String> errors = new ArrayList<>();
    private long suppressed;

    StreamedBatches(DocumentStore store, IndexName index, Call call) {
        this.store = store;
        this.index = index;
        this.call = call;
    }

    /** Writes everything, and tells what became of it. Throws INVALID_REQUEST if no line held an item. */
    ByteSpan write(DocumentLines documents) {
        try {
            while (documents.next()) {
                add(documents);
            }
            flush();
        } catch (CameoGridException e) {
            throw e.with("items_written", written)
                    .with("lines_received", received)
                    .with("batches", batches);
        }
        if (parsed == 0) {
            throw nothingParsed();
        }
        return DocumentJson.stream(written, received, batches, errors, suppressed);
    }

    private void add(DocumentLines documents) {
        received++;
        switch (documents.item()) {
            case BulkItem.Write write -> {
                if (bytes + documents.length() > MOST_BYTES) {
                    flush();
                }
                parsed++;
                items.add(write);
                lines.add(documents.number());
                bytes += documents.length();
                if (items.size() >= MOST_ITEMS) {
                    flush();
                }
            }
            case BulkItem.Unreadable(var problem) -> report(documents.number(), problem);
        }
    }

    private void flush() {
        if (items.isEmpty()) {
            return;
        }
        BulkReceipt receipt = store.putAll(index, List.copyOf(items), false, call.writeDeadline());
        batches++;
        written += receipt.changed();
        receipt.problems().forEach(problem -> report(lines.get(problem.item()), problem));
        items.clear();
        lines.clear();
        bytes = 0;
    }

    private void report(long line, ItemProblem problem) {
        if (errors.size() >= MOST_ERRORS) {
            suppressed++;
            return;
        }
        String reason = problem.reason();
        String place = problem.field()
                .filter(field -> !reason.contains(field))
                .map(field -> field + ": ")
                .orElse("");
        errors.add("line " + line + ": " + place + reason);
    }

    private CameoGridException nothingParsed() {
        return new CameoGridException(
                        ErrorCode.INVALID_REQUEST,
                        received == 0
                                ? "the body is empty; expected a line {\"id\", \"doc\"} for each document"
                                : "none of the " + received
                                        + " lines is an item {\"id\", \"doc\"}; nothing was written")
                .with("lines_received", received)
                .with("errors", List.copyOf(errors))
                .with("suppressed_errors", suppressed);
    }
}
