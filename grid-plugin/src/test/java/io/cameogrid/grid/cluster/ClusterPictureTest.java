package io.cameogrid.grid.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus.Microshard;
import io.cameogrid.api.topology.CopyStatus.State;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.digest.NodeDigest;
import io.cameogrid.grid.digest.NodeDigest.Copy;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterPictureTest {
    private static final long TOPOLOGY = 5;
    private static final IndexDefinition BOOKS = new IndexDefinition(
            IndexName.of("books"),
            "abc",
            1,
            Optional.empty(),
            1,
            1,
            new TreeMap<>(),
            IndexDefinition.ID,
            List.of(),
            false,
            Collections.emptySortedMap(),
            Growth.FREE);

    @Test
    void aPartitionWithAllItsCopiesIsGreen() {
        ClusterPicture picture = picture(here("one", primary()), here("two", backup()));
        assertThat(only(picture).health()).isEqualTo(Status.GREEN);
        assertThat(Complaints.of(picture, picture.partitions())).isEmpty();
    }

    @Test
    void aPartitionIsToHaveNoMoreCopiesThanThereAreNodesToKeepThem() {
        assertThat(only(picture(here("one", primary()))).health()).isEqualTo(Status.GREEN);
        Member outside = member("two", true, false, Optional.of(digest(TOPOLOGY)), Duration.ZERO);
        assertThat(only(picture(here("one", primary()), outside)).health()).isEqualTo(Status.GREEN);
    }

    @Test
    void aPartitionThatIsServedAndLacksACopyIsYellow() {
        ClusterPicture picture = picture(
                here("one", primary()), here("two", new Copy(0, false, State.MOVING, Microshard.FILLING, "", 3, 1)));
        assertThat(only(picture).health()).isEqualTo(Status.YELLOW);
        assertThat(only(picture).reason()).contains("1 of 2");
        ClusterPicture rebuilding = picture(
                here("one", primary()),
                here("two", new Copy(0, false, State.OWNING, Microshard.REBUILDING, "rebuilding", 3, 0.5)));
        assertThat(only(rebuilding).health()).isEqualTo(Status.YELLOW);
    }

    @Test
    void aCopyOnANodeThatIsToGoDoesNotCountButIsServed() {
        Member leaving = member("two", true, false, Optional.of(digest(TOPOLOGY, primary())), Duration.ZERO);
        Copy arriving = new Copy(0, false, State.MOVING, Microshard.FILLING, "", 3, 1);
        assertThat(only(picture(here("one", arriving), leaving)).health()).isEqualTo(Status.YELLOW);
        assertThat(picture(leaving).nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.state()).isEqualTo(NodeStatus.State.DRAINING));
    }

    @Test
    void aPartitionWhosePrimaryCannotBeSearchedIsRedThoughABackupCould() {
        ClusterPicture picture = picture(
                here("one", new Copy(0, true, State.OWNING, Microshard.REBUILDING, "rebuilding", 3, 0.5)),
                here("two", backup()));
        assertThat(only(picture).health()).isEqualTo(Status.RED);
        assertThat(Complaints.of(picture, picture.partitions()))
                .anySatisfy(sentence -> assertThat(sentence).contains("books", "[0]", "one", "built anew"));
    }

    @Test
    void aPartitionWhosePrimaryHasJustGoneIsServedAsSoonAsABackupTakesOver() {
        Member old = member("two", true, true, Optional.of(digest(TOPOLOGY - 1, backup())), Duration.ZERO);
        ClusterPicture picture = picture(old, away("one"));
        assertThat(only(picture).health()).isEqualTo(Status.YELLOW);
        ClusterPicture stuck = new ClusterPicture(List.of(BOOKS), picture.members(), TOPOLOGY, Duration.ofSeconds(10));
        assertThat(only(stuck).health()).isEqualTo(Status.RED);
        assertThat(Complaints.of(stuck, stuck.partitions()))
                .anySatisfy(sentence -> assertThat(sentence).contains("10 s"));
        ClusterPicture settled = picture(here("two", primary()), away("one"));
        assertThat(only(settled).health()).isEqualTo(Status.YELLOW);
    }

    @Test
    void aLostPartitionIsRedAndSaysSo() {
        ClusterPicture picture =
                picture(here("one", new Copy(0, true, State.LOST, Microshard.OWNING, "", 0, 1)), away("two"));
        assertThat(only(picture).health()).isEqualTo(Status.RED);
        assertThat(Complaints.of(picture, picture.partitions()))
                .anySatisfy(sentence -> assertThat(sentence).contains("lost"))
                .anySatisfy(sentence -> assertThat(sentence).contains("1 of 2 nodes are away: two"));
        assertThat(only(picture(away("one"))).reason()).contains("no node");
    }

    @Test
    void whatASilentNodeHasSaidCountsNoMore() {
        Member silent = member("two", true, true, Optional.of(digest(TOPOLOGY, primary())), Duration.ofSeconds(9));
        ClusterPicture picture = picture(here("one", backup()), silent);
        assertThat(only(picture).health()).isEqualTo(Status.RED);
        assertThat(Complaints.of(picture, picture.partitions()))
                .anySatisfy(sentence -> assertThat(sentence).contains("two", "9 s"));
    }

    @Test
    void anArrivalIsATaskWhoseTotalTheOtherCopiesTell() {
        Copy arriving = new Copy(0, false, State.MOVING, Microshard.FILLING, "", 30, 1);
        Instant begun = Instant.now().minusSeconds(10);
        NodeDigest digest = new NodeDigest(
                1,
                "0.1",
                begun,
                TOPOLOGY,
                new NodeStatus.Room(1, 2, 3, 4),
                List.of(new NodeDigest.IndexPart(
                        BOOKS.incarnation(),
                        List.of(arriving),
                        new NodeDigest.Sizes(0, 0, 0),
                        List.of(new NodeDigest.Work(TaskView.Kind.REBALANCE, begun, 10, List.of(0))))),
                List.of(),
                0);
        Member filling = member("two", true, true, Optional.of(digest), Duration.ZERO);
        ClusterPicture picture = picture(here("one", primary()), filling);
        assertThat(picture.tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskView.Kind.REBALANCE);
            assertThat(task.index()).contains(BOOKS.name());
            assertThat(task.node().name()).isEqualTo("two");
            assertThat(task.progress().done()).isEqualTo(30);
            assertThat(task.progress().total()).isEqualTo(100);
            assertThat(task.progress().perSecond()).isBetween(0.1, 2.0);
            assertThat(task.progress().remaining()).isPresent();
        });
        assertThat(Complaints.of(picture, picture.partitions()))
                .anySatisfy(sentence -> assertThat(sentence).contains("30 of 100 documents"));
    }

    @Test
    void nodesAreListedWithTheirLoadAndThoseThatAreAwayWithout() {
        ClusterPicture picture = picture(here("two", primary()), away("one"));
        assertThat(picture.nodes()).extracting(status -> status.node().name()).containsExactly("one", "two");
        assertThat(picture.nodes().get(0).state()).isEqualTo(NodeStatus.State.AWAY);
        assertThat(picture.nodes().get(0).load()).isEmpty();
        assertThat(picture.nodes().get(1).load()).hasValueSatisfying(load -> {
            assertThat(load.primaries()).isEqualTo(1);
            assertThat(load.copies()).isEqualTo(1);
            assertThat(load.documents()).isEqualTo(100);
        });
    }

    private static Copy primary() {
        return new Copy(0, true, State.OWNING, Microshard.OWNING, "", 100, 1);
    }

    private static Copy backup() {
        return new Copy(0, false, State.OWNING, Microshard.OWNING, "", 100, 1);
    }

    private static NodeDigest digest(long topology, Copy... copies) {
        return new NodeDigest(
                1,
                "0.1",
                Instant.EPOCH,
                topology,
                new NodeStatus.Room(1, 2, 3, 4),
                List.of(new NodeDigest.IndexPart(
                        BOOKS.incarnation(), List.of(copies), new NodeDigest.Sizes(0, 0, 0), List.of())),
                List.of(),
                0);
    }

    private static Member here(String name, Copy... copies) {
        return member(name, true, true, Optional.of(digest(TOPOLOGY, copies)), Duration.ZERO);
    }

    private static Member away(String name) {
        return member(name, false, true, Optional.empty(), Duration.ZERO);
    }

    private static Member member(
            String name, boolean here, boolean inBaseline, Optional<NodeDigest> digest, Duration silence) {
        return new Member(
                new ClusterNode(name, name),
                "",
                Optional.empty(),
                here,
                inBaseline,
                false,
                digest,
                silence,
                Optional.empty());
    }

    private static ClusterPicture picture(Member... members) {
        return new ClusterPicture(List.of(BOOKS), List.of(members), TOPOLOGY, Duration.ZERO);
    }

    private static PartitionStatus only(ClusterPicture picture) {
        return picture.partitions().get(0);
    }
}
