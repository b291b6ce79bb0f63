package io.cameogrid.grid.catalog;

import io.cameogrid.schema.IndexName;
import java.util.List;

/**
 * What the catalog holds under an alias's name.
 *
 * @param members in the order of names
 * @param version counts its changes, from 1
 */
record AliasEntry(IndexName name, List<Member> members, long version) {
    AliasEntry {
        members = List.copyOf(members);
    }

    /**
     * An index that the alias names.
     *
     * @param origin of the index that was meant: another one of the same name is not
     */
    record Member(IndexName index, String origin) {}

    /** The next version, without the index of this origin. */
    AliasEntry without(String origin) {
        return new AliasEntry(
                name,
                members.stream()
                        .filter(member -> !member.origin().equals(origin))
                        .toList(),
                version + 1);
    }
}
