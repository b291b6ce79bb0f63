package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A model of the store as the index sees it: rows in memory, a log that is behind the hook and durable only up to some
 * operation, checkpoints that begin with a mark. After a crash it is at its last checkpoint's mark, and replays what is
 * left of the log.
 */
final class CrashingStore implements RowSource {
    /** A change in the log. */
    record Operation(MicroshardId id, DocumentKey key, Optional<Row> row) {}

    /** The state at a mark, and where the log was. */
    private record Checkpoint(
            Map<MicroshardId, Map<DocumentKey, Row>> rows, Map<MicroshardId, Long> counters, int log) {}

    /** What survives a crash at some moment. */
    record Remains(Checkpoint checkpoint, List<Operation> log) {}

    private final Map<MicroshardId, Map<DocumentKey, Row>> rows = new ConcurrentHashMap<>();
    private final Map<MicroshardId, Long> counters = new ConcurrentHashMap<>();
    private final Map<DocumentKey, Operation> inFlight = new LinkedHashMap<>();
    private List<Operation> log = new ArrayList<>();
    private int durable;
    private Checkpoint last = new Checkpoint(Map.of(), Map.of(), 0);
    private Checkpoint marked = last;

    Map<DocumentKey, Row> rows(MicroshardId id) {
        return rows.computeIfAbsent(id, same -> new ConcurrentHashMap<>());
    }

    long counter(MicroshardId id) {
        return counters.getOrDefault(id, 0L);
    }

    long counterAtCheckpoint(MicroshardId id) {
        return last.counters().getOrDefault(id, 0L);
    }

    /** Changes the row and tells the hook; the log hears of it in {@link #finish}. */
    void begin(ChangeSink hook, MicroshardId id, DocumentKey key, Optional<String> text) {
        if (inFlight.containsKey(key)) {
            return; // its entry is locked
        }
        Optional<Row> row = text.map(t -> MemoryRows.row(key.id(), version(id, key) + 1, t));
        if (row.isEmpty() && !rows(id).containsKey(key)) {
            return;
        }
        Operation operation = new Operation(id, key, row);
        inFlight.put(key, operation);
        apply(operation);
        tell(hook, operation);
    }

    private long version(MicroshardId id, DocumentKey key) {
        return Optional.ofNullable(rows(id).get(key)).map(Row::version).orElse(0L);
    }

    private void apply(Operation operation) {
        operation
                .row()
                .ifPresentOrElse(
                        row -> rows(operation.id()).put(row.key(), row),
                        () -> rows(operation.id()).remove(operation.key()));
    }

    private static void tell(ChangeSink hook, Operation operation) {
        operation
                .row()
                .ifPresentOrElse(
                        row -> hook.stored(operation.id(), row), () -> hook.removed(operation.id(), operation.key()));
    }

    /** Logs everything in flight. */
    void finish() {
        inFlight.values().forEach(operation -> {
            log.add(operation);
            counters.merge(operation.id(), 1L, Long::sum);
        });
        inFlight.clear();
    }

    /** Nothing is in flight. */
    void mark() {
        Map<MicroshardId, Map<DocumentKey, Row>> copy = new HashMap<>();
        rows.forEach((id, partition) -> copy.put(id, Map.copyOf(partition)));
        marked = new Checkpoint(copy, Map.copyOf(counters), log.size());
    }

    void forceLog() {
        durable = log.size();
    }

    /** The checkpoint can be restored from now on; its own record in the log made everything before it durable. */
    void checkpointStored() {
        durable = Math.max(durable, marked.log());
        last = marked;
    }

    /**
     * What a crash now would leave.
     *
     * @param luck from 0 to 1: how much of the log survives that nobody made durable
     */
    Remains remains(double luck) {
        int end = durable + (int) Math.round((log.size() - durable) * luck);
        return new Remains(last, List.copyOf(log.subList(0, end)));
    }

    /** Starts again from what is left, and replays. */
    void restart(Remains remains, ChangeSink hook) {
        inFlight.clear();
        rows.clear();
        counters.clear();
        last = remains.checkpoint();
        marked = last;
        last.rows().forEach((id, partition) -> rows.put(id, new ConcurrentHashMap<>(partition)));
        counters.putAll(last.counters());
        log = new ArrayList<>(remains.log());
        durable = log.size();
        for (Operation operation : log.subList(last.log(), log.size())) {
            apply(operation);
            counters.merge(operation.id(), 1L, Long::sum);
            tell(hook, operation);
        }
    }

    @Override
    public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
        return Optional.ofNullable(rows(microshard).get(key));
    }

    @Override
    public void scan(MicroshardId microshard, Consumer<Row> visitor) {
        List.copyOf(rows(microshard).keySet())
                .forEach(key -> find(microshard, key).ifPresent(visitor));
    }

    @Override
    public long count(MicroshardId microshard) {
        return rows(microshard).size();
    }
}
