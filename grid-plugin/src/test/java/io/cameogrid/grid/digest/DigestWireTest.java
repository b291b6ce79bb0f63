package io.cameogrid.grid.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestWireTest {
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final NodeDigest DIGEST = new NodeDigest(
            7,
            "0.1",
            WHEN,
            4,
            new NodeStatus.Room(1, 2, 3, 4),
            List.of(new NodeDigest.IndexPart(
                    "abc",
                    List.of(
                            new NodeDigest.Copy(
                                    0, true, CopyStatus.State.OWNING, CopyStatus.Microshard.OWNING, "", 9, 1),
                            new NodeDigest.Copy(
                                    1, false, CopyStatus.State.MOVING, CopyStatus.Microshard.FILLING, "näher", 3, 0.5)),
                    new NodeDigest.Sizes(10, 11, 12),
                    List.of(new NodeDigest.Work(TaskView.Kind.REBALANCE, WHEN, 2, List.of(1))))),
            List.of(new TaskView(
                    "drain-1",
                    TaskView.Kind.DRAIN,
                    new ClusterNode("n1", "one"),
                    Optional.of(IndexName.of("books")),
                    "leaves",
                    WHEN,
                    new TaskView.Progress(1, 2, "partitions", 0.25))),
            2);

    @Test
    void aDigestArrivesAsItWas() {
        assertThat(DigestInput.digest(DigestOutput.bytes(DIGEST))).contains(DIGEST);
    }

    @Test
    void whatANewerVersionAddsAtTheEndIsIgnored() {
        byte[] bytes = DigestOutput.bytes(DIGEST);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 100);
        Arrays.fill(longer, bytes.length, longer.length, (byte) 0x5a);
        longer[1] = DigestOutput.REVISION + 1;
        assertThat(DigestInput.digest(longer)).contains(DIGEST);
    }

    @Test
    void aDigestOfAnEarlierVersionTellsItsTopologyOnly() {
        byte[] bytes = DigestOutput.bytes(DIGEST);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - Long.BYTES);
        shorter[1] = 0;
        assertThat(DigestInput.digest(shorter)).hasValueSatisfying(digest -> {
            assertThat(digest.topology()).isEqualTo(DIGEST.topology());
            assertThat(digest.assignment()).isEqualTo(NodeDigest.UNTOLD);
            assertThat(digest.tasks()).isEqualTo(DIGEST.tasks());
        });
    }

    @Test
    void tasksOfAKindThatOnlyANewerVersionKnowsAreLeftOut() {
        byte[] bytes = replaced(DigestOutput.bytes(DIGEST), "DRAIN", "DREAM");
        assertThat(DigestInput.digest(bytes)).hasValueSatisfying(digest -> {
            assertThat(digest.tasks()).isEmpty();
            assertThat(digest.indexes()).isEqualTo(DIGEST.indexes());
        });
    }

    @Test
    void aDigestOfAnotherProtocolIsNotTaken() {
        byte[] bytes = DigestOutput.bytes(DIGEST);
        bytes[0]++;
        assertThat(DigestInput.digest(bytes)).isEmpty();
    }

    @Test
    void theNewestDigestCountsHoweverTheyArrive() {
        NodeDigests digests = new NodeDigests();
        UUID node = new UUID(1, 2);
        digests.received(node, DigestOutput.bytes(DIGEST));
        NodeDigest older = new NodeDigest(6, "old", WHEN, 3, DIGEST.room(), DIGEST.indexes(), DIGEST.tasks(), 0);
        digests.received(node, DigestOutput.bytes(older));
        digests.received(node, new byte[] {DigestOutput.PROTOCOL, 0, 1});
        assertThat(digests.digest(node)).contains(DIGEST);
    }

    private static byte[] replaced(byte[] bytes, String before, String after) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
    }
}
