package io.cameogrid.grid.catalog;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.NamePattern;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Says which indexes names and patterns stand for, as the catalog is at that moment. An operation asks once, so that it sees an
 * alias as it was before a change or as it is after it. Safe for use by many threads.
 */
public final class IndexNames {
    private final MetastorageCatalog catalog;

    public IndexNames(MetastorageCatalog catalog) {
        this.catalog = catalog;
    }

    /** The alias with those of its indexes that there are, which may be none any more. */
    Optional<IndexAlias> alias(IndexName name) {
        return catalog.alias(name).map(this::living);
    }

    /** The alias with those of its indexes that are there. */
    IndexAlias living(AliasEntry alias) {
        List<IndexName> indexes = alias.members().stream()
                .filter(member -> catalog.entry(member.index())
                        .filter(entry -> entry.origin().equals(member.origin()))
                        .isPresent())
                .map(AliasEntry.Member::index)
                .toList();
        return new IndexAlias(alias.name(), indexes, alias.version());
    }

    /** Every alias, in the order of names. */
    List<IndexAlias> aliases() {
        return catalog.aliases().stream().map(this::living).toList();
    }

    /** The indexes of the alias, or the index of the name. Throws INDEX_NOT_FOUND. */
    List<IndexName> resolve(IndexName name) {
        Optional<IndexAlias> alias = alias(name);
        if (alias.isPresent()) {
            return require(alias.get());
        }
        return List.of(catalog.find(name)
                .map(IndexDefinition::name)
                .orElseThrow(() -> missing("there is no index or alias '" + name + "'", name.value())));
    }

    /**
     * The one index that the name stands for, which may not be there yet if it is no alias.
     *
     * @throws CameoGridException AMBIGUOUS_ALIAS; INDEX_NOT_FOUND for an alias whose indexes were dropped: what is written to it is
     *     not meant to make an index in its place
     */
    IndexName single(IndexName name) {
        Optional<IndexAlias> alias = alias(name);
        if (alias.isEmpty()) {
            return name;
        }
        if (alias.get().indexes().size() > 1) {
            throw new CameoGridException(
                            ErrorCode.AMBIGUOUS_ALIAS,
                            "the alias '" + name + "' names "
                                    + alias.get().indexes().size()
                                    + " indexes; this needs one that names exactly one, or the name of an index")
                    .with("alias", name.value())
                    .with(
                            "indexes",
                            alias.get().indexes().stream().map(IndexName::value).toList());
        }
        return require(alias.get()).getFirst();
    }

    private static List<IndexName> require(IndexAlias alias) {
        if (alias.indexes().isEmpty()) {
            String name = alias.name().value();
            throw missing(
                            "the alias '" + name
                                    + "' names no index any more, since all of its indexes were dropped; give it one"
                                    + " with PUT /_aliases/" + name + ", or take it away with DELETE /_aliases/" + name,
                            name)
                    .with("alias", name);
        }
        return alias.indexes();
    }

    /** The target with nothing but names of indexes. Throws INDEX_NOT_FOUND; INVALID_PARAMETER if they are too many. */
    public SearchTarget resolve(SearchTarget target) {
        boolean plain = target.names().size() == 1
                && target.patterns().isEmpty()
                && catalog.alias(target.names().getFirst()).isEmpty();
        if (plain) {
            return target;
        }
        NavigableSet<IndexName> indexes = new TreeSet<>();
        target.names().forEach(name -> indexes.addAll(resolve(name)));
        target.patterns().forEach(pattern -> addMatching(pattern, indexes));
        if (indexes.isEmpty()) {
            String patterns = String.join(
                    ", ", target.patterns().stream().map(NamePattern::text).toList());
            throw missing("no index or alias has a name like " + patterns, patterns);
        }
        if (indexes.size() > SearchTarget.MOST) {
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "the names stand for " + indexes.size() + " indexes; a search takes at most "
                                    + SearchTarget.MOST + "; name fewer")
                    .with("parameter", "indexes")
                    .with("limit", SearchTarget.MOST);
        }
        boolean alias =
                target.names().stream().anyMatch(name -> catalog.alias(name).isPresent());
        return target.resolved(List.copyOf(indexes), target.shown() || alias);
    }

    private void addMatching(NamePattern pattern, NavigableSet<IndexName> indexes) {
        catalog.all().stream()
                .map(IndexDefinition::name)
                .filter(pattern::matches)
                .forEach(indexes::add);
        aliases().stream()
                .filter(alias -> pattern.matches(alias.name()))
                .forEach(alias -> indexes.addAll(alias.indexes()));
    }

    private static CameoGridException missing(String detail, String name) {
        return new CameoGridException(ErrorCode.INDEX_NOT_FOUND, detail).with("index", name);
    }
}
