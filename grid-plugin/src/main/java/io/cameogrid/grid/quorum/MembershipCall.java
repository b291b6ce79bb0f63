package io.cameogrid.grid.quorum;

import java.util.UUID;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/** Asks the server that it is sent to whether it sees a node. */
final class MembershipCall implements IgniteCallable<Boolean>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient UUID node = new UUID(0, 0);

    /** For the grid, which calls {@link #readBinary} next. */
    MembershipCall() {}

    MembershipCall(UUID node) {
        this.node = node;
    }

    @Override
    public Boolean call() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        return ignite.cluster().node(node) != null;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeLong(node.getMostSignificantBits());
        raw.writeLong(node.getLeastSignificantBits());
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        node = new UUID(raw.readLong(), raw.readLong());
    }
}
