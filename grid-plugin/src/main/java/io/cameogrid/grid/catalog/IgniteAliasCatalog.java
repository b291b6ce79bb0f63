package io.cameogrid.grid.catalog;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Aliases in the catalog, under the same keys as indexes: so a name can never be both. */
final class IgniteAliasCatalog implements AliasCatalog {
    private final MetastorageCatalog catalog;
    private final SchemaRegistration registration;
    private final IndexNames names;

    IgniteAliasCatalog(MetastorageCatalog catalog, SchemaRegistration registration) {
        this.catalog = catalog;
        this.registration = registration;
        this.names = new IndexNames(catalog);
    }

    @Override
    public Optional<IndexAlias> find(IndexName alias) {
        return names.alias(alias);
    }

    @Override
    public List<IndexAlias> list() {
        return names.aliases();
    }

    @Override
    public List<IndexName> resolve(IndexName name) {
        return names.resolve(name);
    }

    @Override
    public Put put(IndexName alias, List<IndexName> indexes, WriteCondition condition, Deadline deadline) {
        if (indexes.isEmpty() || indexes.size() > SearchTarget.MOST) {
            throw invalid("an alias names 1 to " + SearchTarget.MOST + " indexes; got " + indexes.size());
        }
        return registration.retrying(alias, deadline, () -> putOnce(alias, indexes, condition, deadline));
    }

    /** Empty if another change came first. */
    private Optional<Put> putOnce(
            IndexName alias, List<IndexName> indexes, WriteCondition condition, Deadline deadline) {
        if (catalog.find(alias).isPresent()) {
            throw new CameoGridException(
                            ErrorCode.NAME_CONFLICT, "'" + alias + "' is an index; an alias needs a name of its own")
                    .with("alias", alias.value());
        }
        // Read once: what the condition holds against is what is replaced.
        Optional<AliasEntry> before = catalog.alias(alias);
        Optional<IndexAlias> present = before.map(names::living);
        requireHeld(alias, present, condition);
        List<AliasEntry.Member> members = new TreeSet<>(indexes)
                .stream().map(index -> member(alias, index)).toList();
        AliasEntry after =
                new AliasEntry(alias, members, before.map(AliasEntry::version).orElse(0L) + 1);
        return registration.changing(alias, deadline, () -> catalog.swapAlias(before, after, deadline))
                ? Optional.of(new Put(
                        new IndexAlias(
                                alias,
                                members.stream().map(AliasEntry.Member::index).toList(),
                                after.version()),
                        present.isEmpty()))
                : Optional.empty();
    }

    private AliasEntry.Member member(IndexName alias, IndexName index) {
        if (index.equals(alias)) {
            throw invalid("the alias '" + alias + "' cannot name itself");
        }
        if (names.alias(index).isPresent()) {
            throw invalid("'" + index + "' is an alias; an alias names indexes, not other aliases");
        }
        return catalog.find(index)
                .flatMap(known -> catalog.entry(index))
                .map(entry -> new AliasEntry.Member(index, entry.origin()))
                .orElseThrow(
                        () -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + index + "'")
                                .with("index", index.value()));
    }

    @Override
    public IndexAlias delete(IndexName alias, WriteCondition condition, Deadline deadline) {
        return registration.retrying(alias, deadline, () -> {
            IndexAlias present = names.alias(alias)
                    .orElseThrow(
                            () -> new CameoGridException(ErrorCode.ALIAS_NOT_FOUND, "there is no alias '" + alias + "'")
                                    .with("alias", alias.value()));
            requireHeld(alias, Optional.of(present), condition);
            Optional<AliasEntry> entry = catalog.alias(alias).filter(known -> known.version() == present.version());
            return entry.isPresent() && registration.changing(alias, deadline, () -> catalog.removeAlias(entry.get()))
                    ? Optional.of(present)
                    : Optional.empty();
        });
    }

    /** Takes a dropped index out of the aliases, which look past it already. */
    void forget(String origin, Deadline deadline) {
        for (AliasEntry alias : catalog.aliases()) {
            if (alias.members().stream().anyMatch(member -> member.origin().equals(origin))) {
                // If another change came first, it has looked past the index as well.
                catalog.swapAlias(Optional.of(alias), alias.without(origin), deadline);
            }
        }
    }

    private static void requireHeld(IndexName alias, Optional<IndexAlias> present, WriteCondition condition) {
        boolean holds = switch (condition) {
            case WriteCondition.Always always -> true;
            case WriteCondition.IfAbsent absent -> present.isEmpty();
            case WriteCondition.IfPresent there -> present.isPresent();
            case WriteCondition.IfVersion(long version) ->
                present.map(IndexAlias::version).filter(now -> now == version).isPresent();
        };
        if (!holds) {
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            present.map(now -> "alias '" + alias + "' has version " + now.version())
                                    .orElse("there is no alias '" + alias + "'"))
                    .with("alias", alias.value())
                    .with("version", present.map(IndexAlias::version).orElse(0L));
        }
    }

    private static CameoGridException invalid(String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail).with("parameter", "indexes");
    }
}
