package io.cameogrid.grid.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.CopyStatus.Microshard;
import io.cameogrid.api.topology.CopyStatus.State;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.grid.internal.LocalPartitions.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchableCopiesTest {
    private static final UUID HERE = new UUID(0, 1);
    private static final UUID THERE = new UUID(0, 2);
    private static final Assignment NOW = new Assignment(5, 2);

    private final NodeDigests digests = new NodeDigests();
    private final SearchableCopies copies =
            new SearchableCopies(() -> HERE, digests, () -> digest(0, 5, 2, copy(7, State.OWNING, Microshard.OWNING)));

    @Test
    void onlyWhatHasAllRowsAndIsSearchedCounts() {
        hear(digest(
                1,
                5,
                2,
                copy(0, State.OWNING, Microshard.OWNING),
                copy(1, State.OWNING, Microshard.FILLING),
                copy(2, State.OWNING, Microshard.REBUILDING),
                copy(3, State.OWNING, Microshard.NONE),
                copy(4, State.MOVING, Microshard.OWNING),
                copy(5, State.LEAVING, Microshard.OWNING),
                copy(6, State.LOST, Microshard.OWNING)));
        assertThat(copies.on(THERE, NOW)).isEqualTo(Map.of("abc", Set.of(0)));
        assertThat(copies.on(HERE, NOW)).isEqualTo(Map.of("abc", Set.of(7)));
    }

    @Test
    void whatWasSaidBeforePartitionsWereAssignedCountsForNothing() {
        NodeDigest.Copy searched = copy(0, State.OWNING, Microshard.OWNING);
        assertThat(copies.on(THERE, NOW)).as("it has said nothing").isEmpty();
        hear(digest(1, 4, 9, searched));
        assertThat(copies.on(THERE, NOW)).as("another topology").isEmpty();
        hear(digest(2, 5, 1, searched));
        assertThat(copies.on(THERE, NOW)).as("another assignment").isEmpty();
        hear(digest(3, 5, 2, searched));
        assertThat(copies.on(THERE, NOW)).containsKey("abc");
        hear(digest(4, 6, 0, searched));
        assertThat(copies.on(THERE, NOW)).as("it knows more than this node").containsKey("abc");
    }

    private void hear(NodeDigest digest) {
        digests.received(THERE, DigestOutput.bytes(digest));
    }

    private static NodeDigest.Copy copy(int partition, State state, Microshard microshard) {
        return new NodeDigest.Copy(partition, false, state, microshard, "", 3, 1);
    }

    private static NodeDigest digest(long number, long topology, long assignment, NodeDigest.Copy... copies) {
        return new NodeDigest(
                number,
                "0.1",
                Instant.EPOCH,
                topology,
                new NodeStatus.Room(1, 2, 3, 4),
                List.of(new NodeDigest.IndexPart("abc", List.of(copies), NodeDigest.Sizes.NONE, List.of())),
                List.of(),
                assignment);
    }
}
