package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.rest.call.Body;
import io.cameogrid.rest.call.BodyInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the array of {@code _bulk} as it arrives: of the body, only the documents are ever held.
 *
 * <p>An item that is not what it should be is bad by itself; JSON that is malformed refuses the whole body.
 */
public final class BulkBody {
    private static final int ITEM_OVERHEAD = 128;

    private final Body body;
    private final int maxRecord;
    private final BodyWindow window;
    private final JsonParser parser;
    private final List<BulkItem> items = new ArrayList<>();

    private BulkBody(Body body, BodyWindow window, JsonParser parser) {
        this.body = body;
        this.maxRecord = body.limits().recordBytes();
        this.window = window;
        this.parser = parser;
    }

    /** The items in their order. Throws BATCH_TOO_LARGE beyond the limit of items. */
    public static List<BulkItem> read(Body body) {
        try (BodyInput in = body.jsonStream();
                BodyWindow window = new BodyWindow(body, in);
                JsonParser parser = JsonText.openEnvelopes(window)) {
            BulkBody bulk = new BulkBody(body, window, parser);
            bulk.read();
            return bulk.items;
        } catch (IOException e) {
            throw JsonText.unreadable(e);
        }
    }

    private void read() throws IOException {
        JsonToken first = parser.nextToken();
        JsonText.requireStarted(first);
        if (first != JsonToken.START_ARRAY) {
            throw new CameoGridException(
                    ErrorCode.INVALID_REQUEST, "the body must be an array, but is " + JsonWords.of(first));
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() >= body.limits().bulkItems()) {
                throw tooMany(body.limits().bulkItems());
            }
            readItem();
        }
        JsonText.requireEnd(parser);
    }

    private void readItem() throws IOException {
        JsonLocation begin = parser.currentTokenLocation();
        window.forget(begin.getByteOffset());
        BulkItem item = item(EnvelopeReader.read(parser, window, maxRecord), items.size());
        long end = parser.currentLocation().getByteOffset();
        if (end - begin.getByteOffset() <= maxRecord) {
            requireWellFormed(begin, end);
        }
        body.charge(ITEM_OVERHEAD + size(item));
        items.add(item);
    }

    /** The check counts lines and columns from the item's first byte; the client wants those of the body. */
    private void requireWellFormed(JsonLocation begin, long end) {
        try {
            window.requireWellFormed(end);
        } catch (CameoGridException e) {
            int line = (int) e.facts().getOrDefault("line", 1);
            int column = (int) e.facts().getOrDefault("column", 1);
            throw new CameoGridException(
                            ErrorCode.MALFORMED_JSON, "the item " + items.size() + " is malformed: " + e.detail())
                    .with("line", begin.getLineNr() + line - 1)
                    .with("column", line == 1 ? begin.getColumnNr() + column - 1 : column);
        }
    }

    static CameoGridException tooMany(int most) {
        return new CameoGridException(
                        ErrorCode.BATCH_TOO_LARGE,
                        "a batch has at most " + most + " items; send several, or stream to document/stream")
                .with("limit", "bulk_items")
                .with("maximum", most);
    }

    private static long size(BulkItem item) {
        return switch (item) {
            case BulkItem.Write(var write) -> write.source().length();
            case BulkItem.Unreadable(var problem) -> problem.reason().length();
        };
    }

    /** @param number the item's place, for the problem it may be */
    static BulkItem item(Envelope envelope, int number) {
        return switch (envelope) {
            case Envelope.Read(var write) -> new BulkItem.Write(write);
            case Envelope.Bad(var code, var id, var field, var reason) ->
                new BulkItem.Unreadable(
                        new ItemProblem(number, id, field.isEmpty() ? Optional.empty() : Optional.of(field), reason));
        };
    }
}
