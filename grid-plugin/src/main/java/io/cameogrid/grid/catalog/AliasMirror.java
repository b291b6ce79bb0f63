package io.cameogrid.grid.catalog;

import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The aliases as this node has heard of them. Threads: reads from any; changes as the catalog hears of them. */
final class AliasMirror {
    private final AliasCodec codec = new AliasCodec();
    private final Map<String, AliasEntry> byName = new ConcurrentHashMap<>();

    /** Takes what there is now under a name, and gives it back unless it is an alias. */
    Optional<String> unlessAlias(String name, Optional<String> value) {
        Optional<String> alias = value.filter(AliasCodec::isAlias);
        alias.ifPresentOrElse(text -> byName.put(name, codec.decode(text)), () -> byName.remove(name));
        return alias.isPresent() ? Optional.empty() : value;
    }

    Optional<AliasEntry> find(IndexName name) {
        return byName.isEmpty() ? Optional.empty() : Optional.ofNullable(byName.get(name.value()));
    }

    /** Every alias, in the order of names. */
    List<AliasEntry> all() {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    String encode(AliasEntry alias) {
        return codec.encode(alias);
    }

    /** Whose alias a value of the catalog is. */
    IndexName name(String encoded) {
        return codec.decode(encoded).name();
    }
}
