package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Body;
import io.cameogrid.rest.call.BodyInput;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the lines of {@code document/stream}, one {@code {id, doc, routing_key?}} each, as they arrive. What is wrong with
 * a line is that line's affair.
 */
public final class DocumentLines {
    private final LineReader lines;
    private final int maxRecord;

    /** @param in what the body was opened as */
    public DocumentLines(Body body, BodyInput in) {
        this.lines = new LineReader(body, in);
        this.maxRecord = body.limits().recordBytes();
    }

    /** Moves to the next line that is not blank; false if there is none. */
    public boolean next() {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.blank());
        return true;
    }

    /** The number of the present line, from 1; blank lines count. */
    public long number() {
        return lines.number();
    }

    /** Bytes of the present line. */
    public int length() {
        return lines.to() - lines.from();
    }

    /** What the present line says: a write, or why there is none. */
    public BulkItem item() {
        if (lines.tooLong()) {
            return bad("the line is longer than " + maxRecord + " bytes, the limit of record_bytes");
        }
        byte[] bytes = lines.buffer();
        int from = lines.from();
        try (JsonParser parser = JsonText.openEnvelopes(bytes, from, lines.to())) {
            StrictJson.requireWellFormed(bytes, from, lines.to());
            parser.nextToken();
            Envelope envelope = EnvelopeReader.read(
                    parser, (a, b) -> Arrays.copyOfRange(bytes, from + (int) a, from + (int) b), maxRecord);
            JsonText.requireEnd(parser);
            return BulkBody.item(envelope, 0);
        } catch (IOException e) {
            return bad(JsonText.unreadable(e).detail());
        } catch (CameoGridException e) {
            return bad(e.detail());
        }
    }

    private static BulkItem bad(String reason) {
        String inLine =
                reason.replace("(line 1, column", "(column").replace("opened at line: 1, column:", "opened at column");
        return BulkBody.item(new Envelope.Bad(ErrorCode.MALFORMED_JSON, "", "", inLine), 0);
    }
}
