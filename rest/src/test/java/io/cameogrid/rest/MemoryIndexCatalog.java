package io.cameogrid.rest;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.SchemaPatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the indexes of a test in memory; a field that is declared anew with another type contradicts the old. */
final class MemoryIndexCatalog implements IndexCatalog {
    /** Changes the number of replicas of any index. */
    static final String TASK = "move-1";

    private final Map<IndexName, MemoryIndex> indexes = new ConcurrentSkipListMap<>();
    private final MemoryAliasCatalog aliases = new MemoryAliasCatalog(this);

    /** The index. Throws INDEX_NOT_FOUND. */
    MemoryIndex require(IndexName name) {
        return Optional.ofNullable(indexes.get(name))
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                        .with("index", name.value()));
    }

    /** The index, made when it is not there. */
    MemoryIndex createOrGet(IndexName name) {
        return indexes.computeIfAbsent(name, absent -> new MemoryIndex(definition(absent, IndexSettings.none(), 1)));
    }

    @Override
    public Optional<IndexDefinition> find(IndexName name) {
        return Optional.ofNullable(indexes.get(name)).map(index -> index.definition);
    }

    @Override
    public AliasCatalog aliases() {
        return aliases;
    }

    @Override
    public Configured configure(IndexName name, IndexSettings settings, boolean reindex, WriteCondition condition) {
        MemoryIndex index = indexes.get(name);
        requireHeld(index, condition);
        if (index == null) {
            index = new MemoryIndex(definition(name, settings, 1));
            indexes.put(name, index);
            return new Configured(index.definition, Optional.empty());
        }
        List<String> changes = contradictions(index.definition, settings);
        if (!changes.isEmpty() && reindex) {
            return new Configured(index.definition, Optional.of(TASK));
        }
        if (!changes.isEmpty()) {
            throw new CameoGridException(ErrorCode.SCHEMA_CONFLICT, "the settings contradict indexed data")
                    .with("index", name.value())
                    .with("changes", changes);
        }
        int replicas = index.definition.replicas();
        index.definition = definition(name, settings, index.definition.version() + 1);
        return new Configured(
                index.definition,
                settings.replicas().orElse(replicas) == replicas ? Optional.empty() : Optional.of(TASK));
    }

    private static void requireHeld(@Nullable MemoryIndex index, WriteCondition condition) {
        long version = index == null ? 0 : index.definition.version();
        boolean held = switch (condition) {
            case WriteCondition.Always always -> true;
            case WriteCondition.IfAbsent absent -> version == 0;
            case WriteCondition.IfPresent present -> version > 0;
            case WriteCondition.IfVersion wanted -> version == wanted.version();
        };
        if (!held) {
            throw new CameoGridException(ErrorCode.PRECONDITION_FAILED, "the version is " + version)
                    .with("version", version);
        }
    }

    /** Promotions take a task. */
    @Override
    public Patched patch(IndexName name, SchemaPatch patch, WriteCondition condition) {
        MemoryIndex index = require(name);
        requireHeld(index, condition);
        patch.settings(index.definition);
        Map<Boolean, List<String>> fields = patch.indexed().keySet().stream()
                .sorted()
                .collect(Collectors.partitioningBy(path -> patch.isSo(index.definition, path)));
        boolean promotes =
                fields.get(false).stream().anyMatch(path -> patch.indexed().get(path));
        return new Patched(
                new Configured(index.definition, promotes ? Optional.of(TASK) : Optional.empty()),
                fields.get(false),
                fields.get(true));
    }

    @Override
    public boolean cancel(String task) {
        return task.equals(TASK);
    }

    private static List<String> contradictions(IndexDefinition definition, IndexSettings settings) {
        return settings.fields().values().stream()
                .filter(field -> definition
                        .field(field.path())
                        .filter(old -> old.type() != field.type())
                        .isPresent())
                .map(FieldDefinition::path)
                .sorted()
                .toList();
    }

    private static IndexDefinition definition(IndexName name, IndexSettings settings, long version) {
        return new IndexDefinition(
                name,
                "memory-" + name,
                version,
                settings.description(),
                settings.microshards().orElse(8),
                settings.replicas().orElse(1),
                new TreeMap<>(settings.fields()),
                settings.routingField().orElse(IndexDefinition.ID),
                settings.defaultFields().orElse(List.of()),
                false,
                new TreeMap<>(settings.analyzers()),
                Growth.FREE.withDynamic(settings.dynamic().orElse(Growth.Dynamic.TRUE)));
    }

    @Override
    public IndexDefinition drop(IndexName name, boolean keepSchema) {
        IndexDefinition definition = require(name).definition;
        if (keepSchema) {
            indexes.put(name, new MemoryIndex(definition));
        } else {
            indexes.remove(name);
        }
        return definition;
    }

    @Override
    public List<IndexStatus> list(boolean withDataSize) {
        return indexes.values().stream()
                .map(index -> new IndexStatus(
                        index.definition,
                        index.documents.size(),
                        4096,
                        128,
                        withDataSize
                                ? OptionalLong.of(index.documents.values().stream()
                                        .mapToLong(document -> document.source().length())
                                        .sum())
                                : OptionalLong.empty()))
                .toList();
    }

    @Override
    public CommitReport commit(IndexName name) {
        int shards = require(name).definition.microshards();
        return new CommitReport(shards, shards, List.of());
    }

    /** Two copies of one partition: one is as it should be, of the other it says that it cannot be read. */
    @Override
    public IndexVerification verify(IndexName name, Deadline deadline) {
        int rows = require(name).documents.size();
        return new IndexVerification(List.of(new IndexVerification.VerifiedPartition(
                0,
                IndexVerification.Agreement.SAME,
                List.of(
                        new VerifiedCopy(
                                "n1",
                                "one",
                                true,
                                Optional.empty(),
                                rows,
                                255,
                                rows + 1,
                                List.of(),
                                List.of("ghost"),
                                List.of(),
                                2),
                        VerifiedCopy.unread("n2", "two", false, "it is being built")))));
    }
}
