package io.cameogrid.rest;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.json.DocumentReader;
import io.cameogrid.schema.json.DocumentVisitor;
import io.cameogrid.schema.json.FieldPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps documents in memory, checked by the same reader as in production; every write is atomic. */
final class MemoryDocumentStore implements DocumentStore {
    private static final DocumentVisitor<String> NOBODY = (path, leaf) -> {};

    private final MemoryIndexCatalog catalog;
    private final DocumentReader<String> reader = new DocumentReader<>(FieldPaths.of(List.of(), path -> path));

    MemoryDocumentStore(MemoryIndexCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Document> get(IndexName index, DocumentAddress address) {
        MemoryIndex found = catalog.require(index);
        synchronized (found) {
            return Optional.ofNullable(found.documents.get(address.key()));
        }
    }

    @Override
    public List<Optional<Document>> getAll(IndexName index, List<DocumentAddress> addresses) {
        return addresses.stream().map(address -> get(index, address)).toList();
    }

    @Override
    public WriteReceipt put(IndexName index, DocumentWrite write, WriteCondition condition, Deadline deadline) {
        DocumentKey key = check(write);
        MemoryIndex target = catalog.createOrGet(index);
        synchronized (target) {
            return put(target, key, write, condition);
        }
    }

    private static WriteReceipt put(
            MemoryIndex target, DocumentKey key, DocumentWrite write, WriteCondition condition) {
        Document old = target.documents.get(key);
        require(condition, old);
        long version = old == null ? 1 : old.version() + 1;
        target.documents.put(key, new Document(key, version, write.source()));
        WriteReceipt.Outcome outcome = old == null ? WriteReceipt.Outcome.CREATED : WriteReceipt.Outcome.UPDATED;
        return new WriteReceipt(key.id(), outcome, version, Math.floorMod(key.hashCode(), 8));
    }

    @Override
    public WriteReceipt delete(IndexName index, DocumentAddress address, WriteCondition condition, Deadline deadline) {
        MemoryIndex target = catalog.require(index);
        synchronized (target) {
            Document old = target.documents.get(address.key());
            require(condition, old);
            target.documents.remove(address.key());
            return old == null
                    ? new WriteReceipt(address.id(), WriteReceipt.Outcome.NOT_FOUND, 0, 0)
                    : new WriteReceipt(address.id(), WriteReceipt.Outcome.DELETED, old.version(), 0);
        }
    }

    @Override
    public BulkReceipt putAll(IndexName index, List<BulkItem> items, boolean atomic, Deadline deadline) {
        List<ItemProblem> problems = new ArrayList<>();
        Map<Integer, DocumentKey> keys = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case BulkItem.Unreadable(var problem) -> problems.add(problem);
                case BulkItem.Write(var write) -> {
                    try {
                        keys.put(i, check(write));
                    } catch (CameoGridException e) {
                        Optional<String> field =
                                Optional.ofNullable((String) e.facts().get("field"));
                        problems.add(new ItemProblem(i, write.id(), field, e.detail()));
                    }
                }
            }
        }
        if (atomic && !problems.isEmpty()) {
            throw new CameoGridException(
                            ErrorCode.BULK_REFUSED, problems.size() + " of " + items.size() + " items are bad")
                    .withProblems(problems);
        }
        MemoryIndex target = catalog.createOrGet(index);
        synchronized (target) {
            keys.forEach((i, key) -> put(target, key, ((BulkItem.Write) items.get(i)).write(), WriteCondition.ALWAYS));
        }
        return new BulkReceipt(items.size(), keys.size(), problems);
    }

    @Override
    public BulkReceipt deleteAll(IndexName index, List<DocumentAddress> addresses, Deadline deadline) {
        List<ItemProblem> problems = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            try {
                addresses.get(i).key();
            } catch (CameoGridException e) {
                problems.add(new ItemProblem(i, addresses.get(i).id(), Optional.of("id"), e.detail()));
            }
        }
        if (!problems.isEmpty()) {
            throw new CameoGridException(ErrorCode.BULK_REFUSED, "bad addresses").withProblems(problems);
        }
        MemoryIndex target = catalog.require(index);
        synchronized (target) {
            long deleted = addresses.stream()
                    .filter(address -> target.documents.remove(address.key()) != null)
                    .count();
            return new BulkReceipt(addresses.size(), (int) deleted, List.of());
        }
    }

    private DocumentKey check(DocumentWrite write) {
        DocumentKey key = DocumentKey.of(write.id(), write.routingKey().orElse(write.id()));
        reader.read(write.id(), write.source(), NOBODY);
        return key;
    }

    private static void require(WriteCondition condition, @Nullable Document old) {
        boolean holds = switch (condition) {
            case WriteCondition.Always always -> true;
            case WriteCondition.IfAbsent absent -> old == null;
            case WriteCondition.IfPresent present -> old != null;
            case WriteCondition.IfVersion(long version) -> old != null && old.version() == version;
        };
        if (!holds) {
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            old == null ? "there is no such document" : "the document has version " + old.version())
                    .with("version", old == null ? 0L : old.version());
        }
    }
}
