package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

/** Lets the server that it is sent to read its copies of some partitions. */
final class ReadCopiesCall implements IgniteCallable<CopyReadings>, Binarylizable {
    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    private transient String incarnation = "";
    private transient List<Integer> partitions = List.of();

    /** For the grid, which calls {@link #readBinary} next. */
    ReadCopiesCall() {}

    ReadCopiesCall(String incarnation, Collection<Integer> partitions) {
        this.incarnation = incarnation;
        this.partitions = List.copyOf(partitions);
    }

    @Override
    public CopyReadings call() {
        if (ignite == null) {
            throw new IllegalStateException("a call runs only where the grid has delivered it");
        }
        CameoGridNode node = (CameoGridNode) ignite.<CameoGrid>plugin(CameoGrid.NAME);
        return new CopyReadings(node.readCopies(incarnation, partitions));
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeString(incarnation);
        raw.writeIntArray(partitions.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        incarnation = requireNonNull(raw.readString());
        partitions = Arrays.stream(requireNonNull(raw.readIntArray())).boxed().toList();
    }
}
