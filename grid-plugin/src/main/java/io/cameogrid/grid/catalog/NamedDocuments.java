package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store whose indexes may be named by aliases. Of several indexes, the first by name that has a document is read. */
public final class NamedDocuments implements DocumentStore {
    private final IndexNames names;
    private final DocumentStore store;

    public NamedDocuments(IndexNames names, DocumentStore store) {
        this.names = names;
        this.store = store;
    }

    @Override
    public Optional<Document> get(IndexName name, DocumentAddress address) {
        return indexes(name).stream()
                .map(index -> store.get(index, address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public List<Optional<Document>> getAll(IndexName name, List<DocumentAddress> addresses) {
        List<IndexName> indexes = indexes(name);
        List<Optional<Document>> found = new ArrayList<>(store.getAll(indexes.getFirst(), addresses));
        for (IndexName next : indexes.subList(1, indexes.size())) {
            List<Optional<Document>> there = store.getAll(next, addresses);
            for (int i = 0; i < found.size(); i++) {
                Optional<Document> other = there.get(i);
                found.set(i, found.get(i).or(() -> other));
            }
        }
        return found;
    }

    private List<IndexName> indexes(IndexName name) {
        return names.alias(name).isPresent() ? names.resolve(name) : List.of(name);
    }

    @Override
    public WriteReceipt put(IndexName name, DocumentWrite write, WriteCondition condition, Deadline deadline) {
        return store.put(names.single(name), write, condition, deadline);
    }

    @Override
    public WriteReceipt delete(IndexName name, DocumentAddress address, WriteCondition condition, Deadline deadline) {
        return store.delete(names.single(name), address, condition, deadline);
    }

    @Override
    public BulkReceipt putAll(IndexName name, List<BulkItem> items, boolean atomic, Deadline deadline) {
        return store.putAll(names.single(name), items, atomic, deadline);
    }

    @Override
    public BulkReceipt deleteAll(IndexName name, List<DocumentAddress> addresses, Deadline deadline) {
        return store.deleteAll(names.single(name), addresses, deadline);
    }
}
