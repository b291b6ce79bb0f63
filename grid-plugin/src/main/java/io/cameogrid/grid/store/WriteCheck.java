package io.cameogrid.grid.store;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.schema.check.Inspection;
import java.util.Optional;

/** Checks a write against the limits and its index's definition, and finds the key that it is stored under. */
final class WriteCheck {
    private final DocumentInspector inspector;
    private final int maxRecordBytes;

    WriteCheck(DocumentInspector inspector, int maxRecordBytes) {
        this.inspector = inspector;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * The write as it can be stored; empty if the definition has to grow first.
     *
     * @throws CameoGridException INVALID_ID, MALFORMED_JSON, INVALID_DOCUMENT, RECORD_TOO_LARGE
     */
    Optional<CheckedWrite> check(IndexDefinition index, DocumentWrite write) {
        if (write.source().length() > maxRecordBytes) {
            throw new CameoGridException(
                            ErrorCode.RECORD_TOO_LARGE,
                            "the document has " + write.source().length() + " bytes; the limit is " + maxRecordBytes)
                    .with("limit", maxRecordBytes);
        }
        DocumentKey.of(write.id());
        Inspection inspection = inspector.inspect(index, write.id(), write.source());
        if (!inspection.problems().isEmpty()) {
            throw inspection
                    .problems()
                    .getFirst()
                    .refusal()
                    .with("index", index.name().value());
        }
        if (inspection.outgrows()) {
            return Optional.empty();
        }
        // CameoDB's order: the document's own routing field, then the caller's key, then the id.
        String routingKey = inspection.routingValue().or(write::routingKey).orElse(write.id());
        return Optional.of(new CheckedWrite(
                index, DocumentKey.of(write.id(), routingKey), StoredDocument.of(write.source(), 1, index.version())));
    }
}
