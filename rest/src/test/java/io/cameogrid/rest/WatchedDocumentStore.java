package io.cameogrid.rest;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a test every batch before it is written, or instead of it: what the test throws is what the store throws. */
final class WatchedDocumentStore implements DocumentStore {
    private final DocumentStore store;
    private final Consumer<List<BulkItem>> onBatch;
    private final Runnable onOther;

    /** @param onOther runs before every call that is no batch */
    WatchedDocumentStore(DocumentStore store, Consumer<List<BulkItem>> onBatch, Runnable onOther) {
        this.store = store;
        this.onBatch = onBatch;
        this.onOther = onOther;
    }

    @Override
    public Optional<Document> get(IndexName index, DocumentAddress address) {
        onOther.run();
        return store.get(index, address);
    }

    @Override
    public List<Optional<Document>> getAll(IndexName index, List<DocumentAddress> addresses) {
        onOther.run();
        return store.getAll(index, addresses);
    }

    @Override
    public WriteReceipt put(IndexName index, DocumentWrite write, WriteCondition condition, Deadline deadline) {
        onOther.run();
        return store.put(index, write, condition, deadline);
    }

    @Override
    public WriteReceipt delete(IndexName index, DocumentAddress address, WriteCondition condition, Deadline deadline) {
        onOther.run();
        return store.delete(index, address, condition, deadline);
    }

    @Override
    public BulkReceipt putAll(IndexName index, List<BulkItem> items, boolean atomic, Deadline deadline) {
        onBatch.accept(items);
        return store.putAll(index, items, atomic, deadline);
    }

    @Override
    public BulkReceipt deleteAll(IndexName index, List<DocumentAddress> addresses, Deadline deadline) {
        onOther.run();
        return store.deleteAll(index, addresses, deadline);
    }
}
