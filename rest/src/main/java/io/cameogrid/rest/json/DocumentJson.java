package io.cameogrid.rest.json;

import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.rest.call.ByteSpan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows documents, and what became of writes. */
public final class DocumentJson {
    private static final int ENVELOPE = 128;

    private DocumentJson() {}

    public static ByteSpan document(Document document) {
        JsonBuffer out = new JsonBuffer(
                ENVELOPE + document.key().id().length() + document.source().length());
        append(out.beginObject().name("id").value(document.key().id()), document);
        return out.endObject().span();
    }

    public static ByteSpan receipt(WriteReceipt receipt) {
        return new JsonBuffer(ENVELOPE + receipt.id().length())
                .beginObject()
                .name("id")
                .value(receipt.id())
                .name("result")
                .value(receipt.outcome().name().toLowerCase(Locale.ROOT))
                .name("version")
                .value(receipt.version())
                .name("shard_id")
                .value(receipt.microshard())
                .endObject()
                .span();
    }

    /** Documents in the order in which they were asked for, and which of them are not there. */
    public static ByteSpan documents(List<DocumentAddress> asked, List<Optional<Document>> found) {
        long expected = ENVELOPE;
        for (Optional<Document> document : found) {
            expected +=
                    ENVELOPE + document.map(there -> there.source().length()).orElse(0);
        }
        JsonBuffer out =
                JsonBuffer.expecting(expected).beginObject().name("docs").beginArray();
        for (int i = 0; i < asked.size(); i++) {
            Optional<Document> document = found.get(i);
            out.beginObject().name("id").value(asked.get(i).id());
            out.name("found").value(document.isPresent());
            document.ifPresent(there -> append(out, there));
            out.endObject();
        }
        return out.endArray().endObject().span();
    }

    /** @param changed the name of the number of items that took effect */
    public static ByteSpan bulk(BulkReceipt receipt, String changed, Duration took) {
        JsonBuffer out = new JsonBuffer(ENVELOPE).beginObject();
        out.name("items_received").value(receipt.received());
        out.name(changed).value(receipt.changed());
        problems(out.name("errors"), receipt.problems());
        return out.name("duration_ms").millis(took).endObject().span();
    }

    /** @param errors the first reasons; the others are only counted */
    public static ByteSpan stream(long written, long received, long batches, List<String> errors, long suppressed) {
        JsonBuffer out = new JsonBuffer(ENVELOPE).beginObject();
        out.name("status").value(errors.isEmpty() ? "ok" : "partial");
        out.name("items_written").value(written);
        out.name("lines_received").value(received);
        out.name("batches").value(batches);
        out.name("errors").strings(errors);
        return out.name("suppressed_errors").value(suppressed).endObject().span();
    }

    /** An array that says what is wrong with each bad item. */
    public static void problems(JsonBuffer out, List<ItemProblem> problems) {
        out.beginArray();
        for (ItemProblem problem : problems) {
            out.beginObject().name("item").value(problem.item()).name("id").value(problem.id());
            problem.field().ifPresent(field -> out.name("field").value(field));
            out.name("reason").value(problem.reason()).endObject();
        }
        out.endArray();
    }

    private static void append(JsonBuffer out, Document document) {
        byte[] source = document.source().array();
        out.name("version").value(document.version()).name("doc").raw(source, 0, source.length);
    }
}
