package io.cameogrid.grid.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Annotation.Explanation;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Total;
import io.cameogrid.grid.node.GridNode;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages between nodes, from one version of the program to the next. */
final class WireTest {
    private static final LeafHit PLAIN = new LeafHit(
            3, new DocumentKey("a", "r"), 1.5f, List.of(Optional.of(7L), Optional.empty()), JsonBytes.of("{\"a\":1}"));
    private static final LeafHit ANNOTATED = PLAIN.with(new Annotation(
            new TreeMap<>(Map.of("title", List.of("a <em>fox</em>", "two"))),
            Optional.of(new Explanation(
                    1.5,
                    "sum of:",
                    List.of(new Explanation(1, "idf", List.of()), new Explanation(0.5, "tf", List.of()))))));
    private static final LeafResult RESULT = new LeafResult(
            List.of(PLAIN, ANNOTATED),
            new Total(9, true),
            List.of(1, 2, 3),
            List.of(4),
            List.of(new Coverage.Failure(5, "why")),
            List.of("x:"),
            new Edition(6, 7, 8));

    private static GridNode node;

    @BeforeAll
    static void start(@TempDir Path directory) {
        node = GridNode.start(GridNodeConfig.defaults(directory));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatANewerVersionAddsAtTheEndIsIgnored() {
        assertThat(sent(new Message(WireOutput.PROTOCOL, WireOutput.REVISION, false)))
                .isEqualTo(RESULT);
        assertThat(sent(new Message(WireOutput.PROTOCOL, (byte) (WireOutput.REVISION + 1), true)))
                .isEqualTo(RESULT);
    }

    @Test
    void hitsOfAnEarlierVersionHaveNoAnnotations() {
        assertThat(sent(new Message(WireOutput.PROTOCOL, (byte) 0, false)))
                .isEqualTo(RESULT.with(List.of(PLAIN, PLAIN)));
    }

    @Test
    void aMessageOfAnotherProtocolIsRefusedNamingBoth() {
        byte other = WireOutput.PROTOCOL + 1;
        assertThatThrownBy(() -> sent(new Message(other, (byte) 0, false)))
                .hasStackTraceContaining("protocol " + other)
                .hasStackTraceContaining("protocol " + WireOutput.PROTOCOL);
    }

    @Test
    void theSameIsReadFromMessagesThatAreNoneOfTheGrid() {
        assertThat(carried(WireOutput.PROTOCOL, WireOutput.REVISION, false)).isEqualTo(RESULT);
        assertThat(carried(WireOutput.PROTOCOL, (byte) (WireOutput.REVISION + 1), true))
                .isEqualTo(RESULT);
        assertThat(carried(WireOutput.PROTOCOL, (byte) 0, false)).isEqualTo(RESULT.with(List.of(PLAIN, PLAIN)));
        byte other = WireOutput.PROTOCOL + 1;
        assertThatThrownBy(() -> carried(other, (byte) 0, false)).hasMessageContaining("protocol " + other);
    }

    private static LeafResult carried(byte protocol, byte revision, boolean longer) {
        ByteSink sink = new ByteSink(8);
        new WireOutput(sink, protocol, revision).result(RESULT);
        if (longer) {
            sink.writeString("what only a newer version knows");
        }
        return new WireInput(new ByteSource(sink.bytes())).result();
    }

    private static LeafResult sent(Message message) {
        BinaryObject binary = node.ignite().binary().toBinary(message);
        Message received = binary.deserialize();
        return received.result.orElseThrow();
    }

    /** A result as another version may write it, read as this one reads it. */
    static final class Message implements Binarylizable {
        private final byte protocol;
        private final byte revision;
        private final boolean longer;
        private Optional<LeafResult> result = Optional.empty();

        /** For the grid. */
        Message() {
            this((byte) 0, (byte) 0, false);
        }

        Message(byte protocol, byte revision, boolean longer) {
            this.protocol = protocol;
            this.revision = revision;
            this.longer = longer;
        }

        @Override
        public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
            BinaryRawWriter raw = writer.rawWriter();
            new WireOutput(new GridSink(raw), protocol, revision).result(RESULT);
            if (longer) {
                raw.writeString("what only a newer version knows");
                raw.writeLong(42);
            }
        }

        @Override
        public void readBinary(BinaryReader reader) throws BinaryObjectException {
            result = Optional.of(new WireInput(new GridSource(reader.rawReader())).result());
        }
    }
}
