package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridNode;
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

/** Opens the microshards of an index that is being made on the server that it is sent to, or gives them up again. */
public final class NewIndexCall implements IgniteRunnable, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient String definition = "";
    private transient boolean discard;

    /** For the grid, which calls {@link #readBinary} next. */
    public NewIndexCall() {}

    private NewIndexCall(String definition, boolean discard) {
        this.definition = definition;
        this.discard = discard;
    }

    /** @param definition as the catalog encodes it */
    public static NewIndexCall prepare(String definition) {
        return new NewIndexCall(definition, false);
    }

    /** @param definition as the catalog encodes it */
    public static NewIndexCall discard(String definition) {
        return new NewIndexCall(definition, true);
    }

    @Override
    public void run() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        CameoGridNode node = (CameoGridNode) ignite.<CameoGrid>plugin(CameoGrid.NAME);
        if (discard) {
            node.discard(definition);
        } else {
            node.prepare(definition);
        }
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeString(definition);
        raw.writeBoolean(discard);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        definition = requireNonNull(raw.readString());
        discard = raw.readBoolean();
    }
}
