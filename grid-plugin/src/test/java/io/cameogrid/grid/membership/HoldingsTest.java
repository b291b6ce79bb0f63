package io.cameogrid.grid.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.DocumentCaches;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One partition, 0, of the index with the incarnation "abc" or of a cache that is not ours. */
final class HoldingsTest {
    private static final String BOOKS = DocumentCaches.name("abc");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void anOwnerIsNeededUntilAnotherOneCanSearch() {
        assertThat(needed(Set.of(A), A)).containsExactly(A);
        assertThat(needed(Set.of(A, B), A)).as("B has the rows only").containsExactly(A);
        assertThat(needed(Set.of(A, B), A, B)).isEmpty();
        assertThat(needed(Set.of(A, B, C), B)).containsExactly(B);
        assertThat(needed(Set.of(A, B, C), B, C)).isEmpty();
    }

    @Test
    void whatNobodyCanSearchKeepsAllItsOwners() {
        assertThat(needed(Set.of(A))).containsExactly(A);
        assertThat(needed(Set.of(A, B))).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void whoIsNoOwnerDoesNotServeWhateverItSays() {
        assertThat(needed(Set.of(A, B), A, C)).containsExactly(A);
    }

    @Test
    void anotherPartitionOrIncarnationProvesNothing() {
        Map<UUID, Map<String, Set<Integer>>> others = Map.of(
                A, Map.of("abc", Set.of(0)),
                B, Map.of("abc", Set.of(1), "def", Set.of(0)));
        assertThat(new Holdings(owners(BOOKS, Set.of(A, B)), Set.of("abc", "def"), others).needed())
                .containsExactly(A);
    }

    @Test
    void ofCachesThatAreNotSearchedTheRowsAreEnough() {
        assertThat(new Holdings(owners("theirs", Set.of(A, B)), Set.of("abc"), Map.of()).needed())
                .isEmpty();
        assertThat(new Holdings(owners("theirs", Set.of(A)), Set.of("abc"), Map.of()).needed())
                .containsExactly(A);
        assertThat(new Holdings(owners(BOOKS, Set.of(A, B)), Set.of(), Map.of()).needed())
                .as("its index was dropped")
                .isEmpty();
    }

    private static Set<UUID> needed(Set<UUID> owners, UUID... searching) {
        Map<UUID, Map<String, Set<Integer>>> searchable = new HashMap<>();
        for (UUID node : searching) {
            searchable.put(node, Map.of("abc", Set.of(0)));
        }
        return new Holdings(owners(BOOKS, owners), Set.of("abc"), searchable).needed();
    }

    private static Map<String, Map<Integer, Set<UUID>>> owners(String cache, Set<UUID> nodes) {
        return Map.of(cache, Map.of(0, nodes));
    }
}
