package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridNode;
import java.time.Duration;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteRunnable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** One step with an index definition, on the server that it is sent to. */
public final class DefinitionCall implements IgniteRunnable, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient Step step = Step.PREPARE;
    private transient String definition = "";
    private transient long millis;

    /** What is to be done; sent by its name. */
    private enum Step {
        PREPARE,
        DISCARD,
        REMAP,
        AWAIT_ON_DISK
    }

    /** For the grid, which calls {@link #readBinary} next. */
    public DefinitionCall() {}

    private DefinitionCall(Step step, String definition, long millis) {
        this.step = step;
        this.definition = definition;
        this.millis = millis;
    }

    /** @param definition as the catalog encodes it */
    public static DefinitionCall prepare(String definition) {
        return new DefinitionCall(Step.PREPARE, definition, 0);
    }

    /** @param definition as the catalog encodes it */
    public static DefinitionCall discard(String definition) {
        return new DefinitionCall(Step.DISCARD, definition, 0);
    }

    /** @param definition as the catalog encodes it */
    public static DefinitionCall remap(String definition) {
        return new DefinitionCall(Step.REMAP, definition, 0);
    }

    /** @param definition as the catalog encodes it */
    public static DefinitionCall awaitOnDisk(String definition, Deadline deadline) {
        return new DefinitionCall(
                Step.AWAIT_ON_DISK, definition, deadline.remaining().toMillis());
    }

    @Override
    public void run() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        CameoGridNode node = (CameoGridNode) ignite.<CameoGrid>plugin(CameoGrid.NAME);
        switch (step) {
            case PREPARE -> node.prepare(definition);
            case DISCARD -> node.discard(definition);
            case REMAP -> node.remap(definition);
            case AWAIT_ON_DISK -> node.awaitOnDisk(definition, Deadline.after(Duration.ofMillis(millis)));
        }
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeString(step.name());
        raw.writeString(definition);
        raw.writeLong(millis);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        step = Step.valueOf(requireNonNull(raw.readString()));
        definition = requireNonNull(raw.readString());
        millis = raw.readLong();
    }
}
