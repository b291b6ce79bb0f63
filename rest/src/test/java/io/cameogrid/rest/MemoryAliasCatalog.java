package io.cameogrid.rest;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Aliases in a map. */
final class MemoryAliasCatalog implements AliasCatalog {
    private final MemoryIndexCatalog indexes;
    private final Map<IndexName, IndexAlias> aliases = new ConcurrentSkipListMap<>();

    MemoryAliasCatalog(MemoryIndexCatalog indexes) {
        this.indexes = indexes;
    }

    @Override
    public Optional<IndexAlias> find(IndexName alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    @Override
    public List<IndexAlias> list() {
        return List.copyOf(aliases.values());
    }

    @Override
    public Put put(IndexName alias, List<IndexName> names, WriteCondition condition, Deadline deadline) {
        names.forEach(indexes::require);
        if (indexes.find(alias).isPresent()) {
            throw new CameoGridException(ErrorCode.NAME_CONFLICT, "'" + alias + "' is an index");
        }
        Optional<IndexAlias> before = find(alias);
        require(before, condition);
        IndexAlias after = new IndexAlias(
                alias,
                names.stream().distinct().sorted().toList(),
                before.map(IndexAlias::version).orElse(0L) + 1);
        aliases.put(alias, after);
        return new Put(after, before.isEmpty());
    }

    @Override
    public IndexAlias delete(IndexName alias, WriteCondition condition, Deadline deadline) {
        IndexAlias before = find(alias)
                .orElseThrow(
                        () -> new CameoGridException(ErrorCode.ALIAS_NOT_FOUND, "there is no alias '" + alias + "'"));
        require(Optional.of(before), condition);
        aliases.remove(alias);
        return before;
    }

    @Override
    public List<IndexName> resolve(IndexName name) {
        return find(name).map(IndexAlias::indexes).orElseGet(() -> {
            indexes.require(name);
            return List.of(name);
        });
    }

    private static void require(Optional<IndexAlias> present, WriteCondition condition) {
        boolean holds = switch (condition) {
            case WriteCondition.Always always -> true;
            case WriteCondition.IfAbsent absent -> present.isEmpty();
            case WriteCondition.IfPresent there -> present.isPresent();
            case WriteCondition.IfVersion(long version) ->
                present.filter(alias -> alias.version() == version).isPresent();
        };
        if (!holds) {
            throw new CameoGridException(ErrorCode.PRECONDITION_FAILED, "the alias has another version");
        }
    }
}
