package io.cameogrid.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What all journals together say must be there, and whether it is. */
final class Acknowledged {
    /** Documents whose fate is open: they are held to nothing but that store and index agree on them. */
    static final String PASSING = "passing";

    private static final int OLD_WORDS = 200;

    private final TestNode node;
    private final Path journals;
    private final Map<String, String> expected = new TreeMap<>();
    private final Set<String> oldWords = new TreeSet<>();

    private Acknowledged(TestNode node, Path journals) {
        this.node = node;
        this.journals = journals;
    }

    /** Returns how many documents it has found as they must be. */
    static int check(TestNode node, Path journals) throws IOException {
        Acknowledged acknowledged = new Acknowledged(node, journals);
        acknowledged.isInTheStore();
        acknowledged.isInTheIndex();
        return acknowledged.expected.size();
    }

    private void isInTheStore() throws IOException {
        Map<String, String> stored = new TreeMap<>();
        for (Map.Entry<StoredKey, StoredDocument> row :
                node.rows(Workload.INDEX).entrySet()) {
            if (!row.getKey().id().startsWith(PASSING)) {
                stored.put(
                        row.getKey().id(),
                        Operation.word(row.getValue().source().toString()));
            }
        }
        for (Path journal : Journal.all(journals)) {
            Journal.Told told = Journal.read(journal);
            told.done().forEach(this::apply);
            if (told.inDoubt().isPresent()) {
                settle(journal, told.inDoubt().get(), stored);
            }
        }
        assertThat(stored).as("store after the kill").isEqualTo(expected);
    }

    private void apply(Operation operation) {
        operation.words().keySet().stream()
                .flatMap(id -> Optional.ofNullable(expected.get(id)).stream())
                .forEach(oldWords::add);
        operation.applyTo(expected);
    }

    /** Nobody knows whether the operation has come about; but all of it has, or nothing. */
    private void settle(Path journal, Operation operation, Map<String, String> stored) throws IOException {
        boolean applied = operation.isIn(stored);
        if (applied) {
            apply(operation);
        } else {
            Set<String> inPart = operation.words().keySet().stream()
                    .filter(id -> !Optional.ofNullable(stored.get(id)).equals(Optional.ofNullable(expected.get(id))))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(inPart)
                    .as("ids that %s has changed, though not all of %s", operation.marker(), operation.words())
                    .isEmpty();
            operation.words().values().forEach(word -> word.ifPresent(oldWords::add));
        }
        try (Journal open = Journal.open(journal)) {
            open.settled(applied);
        }
    }

    private void isInTheIndex() {
        node.verified(Workload.INDEX);
        assertThat(node.total(Workload.INDEX, "*"))
                .isEqualTo(node.rows(Workload.INDEX).size());
        expected.forEach((id, word) -> assertThat(node.findIds(Workload.INDEX, "word:" + word))
                .as("found by " + word)
                .containsExactly(id));
        oldWords.removeAll(expected.values());
        oldWords.stream()
                .limit(OLD_WORDS)
                .forEach(word -> assertThat(node.total(Workload.INDEX, "word:" + word))
                        .as("found by what is no more, " + word)
                        .isZero());
    }
}
