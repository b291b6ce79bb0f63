package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.schema.IndexName;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** Asks the server that it is sent to whether there is an index of a name. */
public final class IndexKnownCall implements IgniteCallable<Boolean>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient String name = "";

    /** For the grid, which calls {@link #readBinary} next. */
    public IndexKnownCall() {}

    public IndexKnownCall(IndexName name) {
        this.name = name.value();
    }

    @Override
    public Boolean call() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        CameoGrid grid = ignite.plugin(CameoGrid.NAME);
        return grid.catalog().find(IndexName.of(name)).isPresent();
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        writer.rawWriter().writeString(name);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        name = requireNonNull(reader.rawReader().readString());
    }
}
