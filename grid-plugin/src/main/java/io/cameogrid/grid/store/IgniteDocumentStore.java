package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.document.WriteReceipt.Outcome;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.grid.move.IndexGates;
import io.cameogrid.grid.move.Passage;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.search.port.PartitionMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.cache.processor.EntryProcessor;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CacheEntryProcessor;

/** Documents in Ignite's transactional caches. */
public final class IgniteDocumentStore implements DocumentStore {
    private static final Duration READ_TIME = Duration.ofSeconds(30);

    private final IndexGates gates;
    private final SchemaRegistration registration;
    private final DocumentCaches caches;
    private final PartitionMap partitions;
    private final Admission admission;
    private final Quorum quorum;
    private final WriteCheck check;
    private final BulkCheck bulkCheck;
    private final long maxBatchBytes;

    /** The parts of the grid that writes go through. */
    public record Parts(
            IndexGates gates,
            SchemaRegistration registration,
            DocumentCaches caches,
            PartitionMap partitions,
            Admission admission,
            Quorum quorum) {}

    /**
     * What one write may be.
     *
     * @param recordBytes the longest document
     * @param batchBytes the most that one transaction may store
     */
    public record Limits(int recordBytes, long batchBytes) {}

    public IgniteDocumentStore(Parts parts, DocumentInspector inspector, Limits limits) {
        this.gates = parts.gates();
        this.registration = parts.registration();
        this.caches = parts.caches();
        this.partitions = parts.partitions();
        this.admission = parts.admission();
        this.quorum = parts.quorum();
        this.check = new WriteCheck(inspector, limits.recordBytes());
        this.bulkCheck = new BulkCheck(parts.registration(), check);
        this.maxBatchBytes = limits.batchBytes();
    }

    @Override
    public Optional<Document> get(IndexName name, DocumentAddress address) {
        DocumentKey key = address.key();
        return read(name, cache -> Optional.ofNullable(cache.get(StoredKey.of(key))))
                .map(stored -> document(key, stored));
    }

    @Override
    public List<Optional<Document>> getAll(IndexName name, List<DocumentAddress> addresses) {
        List<DocumentKey> keys = addresses.stream().map(DocumentAddress::key).toList();
        Set<StoredKey> distinct = new LinkedHashSet<>();
        keys.forEach(key -> distinct.add(StoredKey.of(key)));
        Map<StoredKey, StoredDocument> found = read(name, cache -> cache.getAll(distinct));
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(StoredKey.of(key))).map(stored -> document(key, stored)))
                .toList();
    }

    private <T> T read(IndexName name, Function<IgniteCache<StoredKey, StoredDocument>, T> reading) {
        Deadline deadline = Deadline.after(READ_TIME);
        quorum.requireToRead(deadline);
        admission.awaitOwners(deadline);
        try (Passage passage = gates.read(name)) {
            T found = new GridErrors(name).run(() -> reading.apply(caches.open(passage.index())));
            quorum.requireToRead(deadline);
            return found;
        }
    }

    @Override
    public WriteReceipt put(IndexName name, DocumentWrite write, WriteCondition condition, Deadline deadline) {
        quorum.requireToWrite(deadline);
        while (true) {
            CheckedWrite checked = checkGrowing(name, write, deadline);
            registration.awaitDurable(checked.index(), deadline);
            admission.admit(deadline);
            try (Passage passage = gates.write(checked.index(), deadline)) {
                // Documents that have moved may have another schema there, against which the write was not checked.
                if (passage.isOf(checked.index())) {
                    return put(passage, checked, Precondition.of(condition), deadline);
                }
            }
        }
    }

    private WriteReceipt put(Passage passage, CheckedWrite checked, Precondition condition, Deadline deadline) {
        String id = checked.key().id();
        PutProcessor put = new PutProcessor(checked.document(), condition);
        long version = invoke(passage, checked.storedKey(), put, deadline);
        requireHeld(passage.index().name(), id, version);
        return new WriteReceipt(
                id,
                version == 1 ? Outcome.CREATED : Outcome.UPDATED,
                version,
                partitions.partition(passage.index(), checked.key().routingKey()));
    }

    @Override
    public WriteReceipt delete(IndexName name, DocumentAddress address, WriteCondition condition, Deadline deadline) {
        IndexDefinition index = require(name);
        DocumentKey key = address.key();
        quorum.requireToWrite(deadline);
        admission.admit(deadline);
        DeleteProcessor delete = new DeleteProcessor(Precondition.of(condition));
        try (Passage passage = gates.write(index, deadline)) {
            long version = invoke(passage, StoredKey.of(key), delete, deadline);
            requireHeld(name, address.id(), version);
            return new WriteReceipt(
                    address.id(),
                    version > 0 ? Outcome.DELETED : Outcome.NOT_FOUND,
                    version,
                    partitions.partition(passage.index(), key.routingKey()));
        }
    }

    @Override
    public BulkReceipt putAll(IndexName name, List<BulkItem> items, boolean atomic, Deadline deadline) {
        if (items.isEmpty()) {
            return new BulkReceipt(0, 0, List.of());
        }
        quorum.requireToWrite(deadline);
        while (true) {
            Optional<BulkReceipt> receipt = tryPutAll(name, items, atomic, deadline);
            if (receipt.isPresent()) {
                return receipt.get();
            }
        }
    }

    /** Empty if the documents moved meanwhile, perhaps to another schema, against which the items were not checked. */
    private Optional<BulkReceipt> tryPutAll(IndexName name, List<BulkItem> items, boolean atomic, Deadline deadline) {
        BulkCheck.Outcome outcome = bulkCheck.check(name, items, atomic, deadline);
        if (atomic && !outcome.problems().isEmpty()) {
            throw refusal(name, items.size(), outcome.problems());
        }
        if (outcome.good().isEmpty()) {
            return Optional.of(new BulkReceipt(items.size(), 0, outcome.problems()));
        }
        SortedMap<StoredKey, PutProcessor> puts = new TreeMap<>();
        Map<DocumentKey, Optional<JsonBytes>> changes = new HashMap<>();
        long bytes = 0;
        for (CheckedWrite write : outcome.good()) {
            bytes += write.bytes();
            puts.put(write.storedKey(), new PutProcessor(write.document(), Precondition.NONE));
            changes.put(write.key(), Optional.of(write.document().source()));
        }
        requireBatch(name, bytes);
        IndexDefinition index = outcome.good().getFirst().index();
        registration.awaitDurable(index, deadline);
        admission.admit(deadline);
        try (Passage passage = gates.write(index, deadline)) {
            if (!passage.isOf(index)) {
                return Optional.empty();
            }
            invokeAll(passage, puts, changes, deadline);
        }
        return Optional.of(new BulkReceipt(items.size(), outcome.good().size(), outcome.problems()));
    }

    @Override
    public BulkReceipt deleteAll(IndexName name, List<DocumentAddress> addresses, Deadline deadline) {
        IndexDefinition index = require(name);
        List<ItemProblem> problems = new ArrayList<>();
        SortedMap<StoredKey, DeleteProcessor> deletes = new TreeMap<>();
        Map<DocumentKey, Optional<JsonBytes>> changes = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            DocumentAddress address = addresses.get(i);
            try {
                deletes.put(StoredKey.of(address.key()), new DeleteProcessor(Precondition.NONE));
                changes.put(address.key(), Optional.empty());
            } catch (CameoGridException e) {
                problems.add(new ItemProblem(i, address.id(), Optional.empty(), e.detail()));
            }
        }
        if (!problems.isEmpty()) {
            throw refusal(name, addresses.size(), problems);
        }
        quorum.requireToWrite(deadline);
        admission.admit(deadline);
        try (Passage passage = gates.write(index, deadline)) {
            int deleted = invokeAll(passage, deletes, changes, deadline);
            return new BulkReceipt(addresses.size(), deleted, List.of());
        }
    }

    private long invoke(
            Passage passage,
            StoredKey key,
            CacheEntryProcessor<StoredKey, StoredDocument, Long> processor,
            Deadline deadline) {
        GridErrors errors = new GridErrors(passage.index().name());
        long mark = quorum.mark();
        IgniteCache<StoredKey, StoredDocument> cache = errors.run(() -> caches.open(passage.index()));
        Optional<ApplicationTransaction> open = errors.run(() -> ApplicationTransaction.current(cache));
        Optional<Long> result = open.map(transaction -> errors.run(() -> transaction.invoke(key, processor)))
                .or(() -> errors.write(
                        () -> passage.until(cache.invokeAsync(key, processor)), undisturbed(mark), deadline));
        if (!quorum.confirms(mark, Set.of(), deadline)) {
            throw errors.unconfirmed();
        }
        return result.orElseThrow(errors::inDoubt);
    }

    private int invokeAll(
            Passage passage,
            SortedMap<StoredKey, ? extends EntryProcessor<StoredKey, StoredDocument, Long>> processors,
            Map<DocumentKey, Optional<JsonBytes>> changes,
            Deadline deadline) {
        IndexDefinition index = passage.index();
        GridErrors errors = new GridErrors(index.name());
        long mark = quorum.mark();
        Set<UUID> owners = errors.run(() -> caches.soleOwners(index, processors.keySet()));
        IgniteCache<StoredKey, StoredDocument> cache = errors.run(() -> caches.open(index));
        Optional<ApplicationTransaction> open = errors.run(() -> ApplicationTransaction.current(cache));
        if (open.isPresent()) {
            return errors.run(() -> open.get().changeAll(processors));
        }
        BulkTransaction transaction = new BulkTransaction(cache);
        OptionalInt changed = admission
                .run(
                        changes,
                        () -> errors.write(
                                () -> passage.until(transaction.begin(processors)), undisturbed(mark), deadline))
                .map(results -> BulkTransaction.changed(processors.keySet(), results))
                .orElse(OptionalInt.empty());
        if (!quorum.confirms(mark, owners, deadline)) {
            throw errors.unconfirmed();
        }
        return changed.orElseThrow(errors::inDoubt);
    }

    private BooleanSupplier undisturbed(long mark) {
        return () -> quorum.membersStayed(mark);
    }

    private CheckedWrite checkGrowing(IndexName name, DocumentWrite write, Deadline deadline) {
        Optional<IndexDefinition> known = registration.find(name);
        return known.flatMap(index -> check.check(index, write))
                .orElseGet(() -> registration.retrying(name, deadline, () -> growAndCheck(name, write, deadline)));
    }

    /** Empty if another change of the definition came first. */
    private Optional<CheckedWrite> growAndCheck(IndexName name, DocumentWrite write, Deadline deadline) {
        List<DocumentWrite> sample = List.of(write);
        Optional<IndexDefinition> present = registration.find(name);
        IndexDefinition next = present.map(index -> registration.grown(index, sample))
                .orElseGet(() -> registration.draft(name, sample));
        Optional<CheckedWrite> checked = check.check(next, write);
        return registration.register(present, next, deadline) ? checked : Optional.empty();
    }

    private IndexDefinition require(IndexName name) {
        return registration
                .find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                        .with("index", name.value()));
    }

    private void requireBatch(IndexName name, long bytes) {
        if (bytes > maxBatchBytes) {
            throw new CameoGridException(
                            ErrorCode.BATCH_TOO_LARGE,
                            "the batch stores " + bytes + " bytes; one transaction takes at most " + maxBatchBytes
                                    + "; send smaller batches")
                    .with("index", name.value())
                    .with("limit", maxBatchBytes);
        }
    }

    private static void requireHeld(IndexName name, String id, long version) {
        if (version < 0) {
            long present = -1 - version;
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            present == 0
                                    ? "there is no document '" + id + "'"
                                    : "document '" + id + "' has version " + present)
                    .with("index", name.value())
                    .with("version", present);
        }
    }

    private static CameoGridException refusal(IndexName name, int received, List<ItemProblem> problems) {
        return new CameoGridException(
                        ErrorCode.BULK_REFUSED,
                        problems.size() + " of " + received + " items are bad; nothing was written")
                .with("index", name.value())
                .withProblems(problems);
    }

    private static Document document(DocumentKey key, StoredDocument stored) {
        return new Document(key, stored.version(), stored.source());
    }
}
