package io.cameogrid.api;

import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;

/**
 * Other names for indexes. An alias stands for its indexes wherever they are read, and for writing if it names one only. It names
 * indexes, not other aliases, and has no name that an index has.
 *
 * <p>A change is one step for the whole cluster: whatever begins afterwards sees it, and each operation sees what was before or
 * what is after it, never both. An index that is dropped is in no alias any more; another index of the same name
 * does not come back into it. An alias whose last index is dropped names nothing, but keeps its name until it is deleted. Safe for use by many threads.
 */
public interface AliasCatalog {
    Optional<IndexAlias> find(IndexName alias);

    /** Every alias, in the order of names. */
    List<IndexAlias> list();

    /**
     * Lets the alias stand for these indexes and no others.
     *
     * @param condition on the version of the alias
     * @throws io.cameogrid.api.error.CameoGridException NAME_CONFLICT if an index has the name; INDEX_NOT_FOUND; INVALID_PARAMETER
     *     for an alias among the indexes, for none of them, or too many; PRECONDITION_FAILED; NO_QUORUM
     */
    Put put(IndexName alias, List<IndexName> indexes, WriteCondition condition, Deadline deadline);

    /** The alias as it is now, and whether it is new. */
    record Put(IndexAlias alias, boolean created) {}

    /**
     * Takes the alias away; its indexes stay.
     *
     * @return the alias as it was
     * @throws io.cameogrid.api.error.CameoGridException ALIAS_NOT_FOUND; PRECONDITION_FAILED; NO_QUORUM
     */
    IndexAlias delete(IndexName alias, WriteCondition condition, Deadline deadline);

    /** The indexes that the name stands for: those of the alias, or the index itself. Throws INDEX_NOT_FOUND. */
    List<IndexName> resolve(IndexName name);
}
