package io.cameogrid.api;

import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes documents by key.
 *
 * <p>A method that returns has made its change durable and visible to every search that starts afterwards; one that
 * throws has changed nothing, unless the error's kind is UNKNOWN_OUTCOME. Writing to an index that does not exist
 * creates it with a definition inferred from the documents. Safe for use by many threads.
 */
public interface DocumentStore {
    /** The document, or empty. Throws INDEX_NOT_FOUND. */
    Optional<Document> get(IndexName index, DocumentAddress address);

    /** The documents in the order asked, empty where there is none. Throws INDEX_NOT_FOUND. */
    List<Optional<Document>> getAll(IndexName index, List<DocumentAddress> addresses);

    /** Puts one document in a transaction. Throws INVALID_DOCUMENT, INVALID_ID, PRECONDITION_FAILED, RECORD_TOO_LARGE. */
    WriteReceipt put(IndexName index, DocumentWrite write, WriteCondition condition, Deadline deadline);

    /** Deletes one document in a transaction; a document that is not there is no error. Throws INDEX_NOT_FOUND. */
    WriteReceipt delete(IndexName index, DocumentAddress address, WriteCondition condition, Deadline deadline);

    /**
     * Puts many documents in one transaction.
     *
     * @param items what to write; their positions are the item numbers of problems
     * @param atomic whether any bad item refuses the whole batch (BULK_REFUSED with every bad item listed); else good
     *     items are written and bad ones reported in the receipt
     */
    BulkReceipt putAll(IndexName index, List<BulkItem> items, boolean atomic, Deadline deadline);

    /** Deletes many documents in one transaction. Throws INDEX_NOT_FOUND; BULK_REFUSED for bad addresses. */
    BulkReceipt deleteAll(IndexName index, List<DocumentAddress> addresses, Deadline deadline);

    /** One place in a batch: a write, or why there is none. */
    sealed interface BulkItem {
        /** An item that was read. */
        record Write(DocumentWrite write) implements BulkItem {}

        /** An item that could not be read, with its problem. */
        record Unreadable(ItemProblem problem) implements BulkItem {}
    }
}
