package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.MembershipChange;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.grid.membership.BehindRecord;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three voters, n1 to n3: who comes, goes, is sent away and comes back, and what becomes of the documents. */
final class MembershipIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int DOCUMENTS = 300;

    private final Set<String> documents = new TreeSet<>();

    @TempDir
    Path directory;

    private TestCluster cluster;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aMajorityFormsTheClusterAndWhoeverJoinsEnters() {
        cluster = new TestCluster(directory, 3, LONG);
        cluster.start(1, 2);
        cluster.makeIndex(BOOKS, 1);
        put(1, DOCUMENTS);
        cluster.start(3);
        allAreMembers(1, 2, 3);
        cluster.settle(BOOKS);
        assertThat(cluster.node(3).verified(BOOKS))
                .as("partitions on the newcomer")
                .isNotEmpty();
        everythingIsFound(1, 2, 3);
    }

    @Test
    void aDrainedNodeGoesWithoutADocumentMissingAndComesBackWithItsNextStart() {
        cluster = new TestCluster(directory, 3, LONG);
        cluster.start(1, 2, 3);
        cluster.makeIndex(BOOKS, 1);
        put(1, DOCUMENTS);

        MembershipChange change = cluster.node(1).grid().admin().drain("n3", soon());
        assertThat(change.outcome()).isEqualTo(MembershipChange.Outcome.DRAINING);
        Eventually.until("n3 is told that it can go", () -> {
            everythingIsFound(1, 2);
            return state("n3") == NodeStatus.State.DRAINED;
        });
        allAreMembers(1, 2);
        everythingIsFound(1, 2, 3);
        assertThat(cluster.node(3).grid().verify(BOOKS)).isEmpty();
        cluster.settle(BOOKS);
        put(3, 20);
        cluster.stop(3);
        everythingIsFound(1, 2);

        cluster.start(3);
        allAreMembers(1, 2, 3);
        cluster.settle(BOOKS);
        everythingIsFound(1, 2, 3);
    }

    @Test
    void aNodeThatStaysAwayLeavesWhenItsTimeIsOverAndEntersWhenItIsBack() {
        cluster = new TestCluster(directory, 3, Duration.ofSeconds(1));
        cluster.start(1, 2, 3);
        cluster.makeIndex(BOOKS, 1);
        put(1, DOCUMENTS);
        cluster.stop(3);
        allAreMembers(1, 2);
        put(2, 20);
        cluster.settle(BOOKS);
        everythingIsFound(1, 2);
        cluster.start(3);
        allAreMembers(1, 2, 3);
        cluster.settle(BOOKS);
        everythingIsFound(1, 2, 3);
    }

    @Test
    void partitionsWithoutACopyAreWaitedForUntilTheyAreGivenUp() {
        cluster = new TestCluster(directory, 3, Duration.ofSeconds(1));
        cluster.start(1, 2, 3);
        cluster.makeIndex(BOOKS, 0);
        put(1, DOCUMENTS);
        cluster.stop(3);

        CameoGridException refusal =
                refused(() -> cluster.node(1).grid().admin().remove("n3", false, soon()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MEMBERSHIP_CONFLICT);
        assertThat(refusal.facts()).containsKey("partitions");
        CameoGridException missing = refused(() -> cluster.node(1).total(BOOKS, "*"));
        assertThat(missing.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
        assertThat(missing.facts()).containsKey("partitions");
        assertThat(cluster.members()).as("beyond its time").hasSize(3);

        cluster.start(3);
        Eventually.until("the partitions are opened", () -> cluster.searchable(BOOKS));
        cluster.settle(BOOKS);
        everythingIsFound(1, 2, 3);

        cluster.stop(3);
        MembershipChange change = cluster.node(2).grid().admin().remove("n3", true, soon());
        assertThat(change.outcome()).isEqualTo(MembershipChange.Outcome.REMOVED);
        assertThat(change.warnings()).isNotEmpty();
        allAreMembers(1, 2);
        Eventually.until("the partitions are opened", () -> cluster.searchable(BOOKS));
        assertThat(documents).as("what is left").containsAll(cluster.node(1).findIds(BOOKS, "*"));
        documents.retainAll(Set.copyOf(cluster.node(1).findIds(BOOKS, "*")));
        put(1, 20);
        everythingIsFound(1, 2);
    }

    @Test
    void aNodeThatComesBackRecordsWhoIsAwayBeforeItTakesWrites() {
        cluster = new TestCluster(directory, 3, LONG);
        cluster.start(1, 2, 3);
        cluster.makeIndex(BOOKS, 2);
        put(1, DOCUMENTS);
        cluster.settle(BOOKS);
        String third = identity(3);
        // In this order n2 does not see n3 go.
        cluster.stop(2);
        cluster.stop(3);
        cluster.start(2);
        assertThat(recorded(2)).as("before n2 was back").isEmpty();
        put(2, 20);
        cluster.stop(2);

        cluster.start(2);
        assertThat(recorded(2)).as("behind, as n2 tells the others").contains(third);
    }

    private String identity(int number) {
        return String.valueOf(
                cluster.node(number).ignite().cluster().localNode().consistentId());
    }

    /** Whose documents were old when the node started, according to what it had noted before. */
    private String recorded(int number) {
        return cluster.node(number).ignite().cluster().localNode().attribute(BehindRecord.ATTRIBUTE);
    }

    @Test
    void commandsThatMakeNoSenseAreRefused() {
        cluster = new TestCluster(directory, 3, LONG);
        cluster.start(1, 2, 3);
        assertThat(refused(() -> cluster.node(1).grid().admin().remove("n2", true, soon())))
                .hasMessageContaining("is up; drain it first")
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.MEMBERSHIP_CONFLICT);
        assertThat(refused(() -> cluster.node(1).grid().admin().drain("n4", soon())))
                .hasMessageContaining("n1")
                .hasMessageContaining("n3")
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.NODE_NOT_FOUND);
        cluster.node(1).grid().admin().drain("n1", soon());
        cluster.node(1).grid().admin().drain("n2", soon());
        assertThat(refused(() -> cluster.node(1).grid().admin().drain("n3", soon())))
                .hasMessageContaining("last node")
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.MEMBERSHIP_CONFLICT);
    }

    @ParameterizedTest(name = "{0} replicas")
    @ValueSource(ints = {0, 1})
    void aDrainedNodeKeepsItsCopiesUntilTheOthersHaveThem(int replicas) {
        cluster = new TestCluster(directory, 3, LONG);
        cluster.start(1, 2, 3);
        cluster.makeIndex(BOOKS, replicas);
        put(1, DOCUMENTS);
        cluster.settle(BOOKS);
        cluster.node(1).grid().admin().drain("n3", soon());
        Eventually.until("n3 is told that it can go", () -> {
            for (PartitionStatus partition : cluster.node(1).grid().cluster().partitions()) {
                assertThat(partition.copies())
                        .as("copies of %s", partition)
                        .filteredOn(copy -> copy.state() == CopyStatus.State.OWNING)
                        .hasSizeGreaterThan(replicas);
            }
            everythingIsFound(1, 2, 3);
            return state("n3") == NodeStatus.State.DRAINED;
        });
        cluster.stop(3);
        cluster.settle(BOOKS);
        everythingIsFound(1, 2);
    }

    private NodeStatus.State state(String name) {
        return cluster.node(1).grid().cluster().nodes().stream()
                .filter(status -> status.node().name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void put(int node, int count) {
        for (int i = 0; i < count; i++) {
            String id = "d" + documents.size() + "-" + i;
            cluster.node(node).put(BOOKS, id, "{\"title\":\"book " + id + "\"}");
            documents.add(id);
        }
    }

    private void allAreMembers(int... numbers) {
        Set<String> names = new TreeSet<>();
        for (int number : numbers) {
            names.add("n" + number);
        }
        Eventually.until(
                "documents are kept by " + names, () -> cluster.members().equals(names));
    }

    private void everythingIsFound(int... numbers) {
        for (int number : numbers) {
            TestNode node = cluster.node(number);
            Eventually.until("n" + number + " searches everything", () -> node.searchable(BOOKS));
            assertThat(Set.copyOf(node.findIds(BOOKS, "title:book")))
                    .as("found by n%d", number)
                    .isEqualTo(documents);
        }
    }

    private static CameoGridException refused(Runnable command) {
        return catchThrowableOfType(CameoGridException.class, command::run);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }
}
