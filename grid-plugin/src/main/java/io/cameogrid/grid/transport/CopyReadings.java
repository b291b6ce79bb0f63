package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.grid.verify.CopyReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;

/** What a server has read of its copies, on its way back. */
final class CopyReadings implements Binarylizable {
    private List<CopyReading> readings = List.of();

    /** For the grid, which calls {@link #readBinary} next. */
    CopyReadings() {}

    CopyReadings(List<CopyReading> readings) {
        this.readings = List.copyOf(readings);
    }

    List<CopyReading> get() {
        return readings;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeInt(readings.size());
        for (CopyReading reading : readings) {
            raw.writeInt(reading.partition());
            raw.writeLong(reading.counterBefore());
            raw.writeLong(reading.counterAfter());
            write(raw, reading.copy());
        }
    }

    private static void write(BinaryRawWriter raw, VerifiedCopy copy) {
        raw.writeString(copy.nodeId());
        raw.writeString(copy.nodeName());
        raw.writeBoolean(copy.primary());
        raw.writeString(copy.problem().orElse(null));
        raw.writeLong(copy.rows());
        raw.writeLong(copy.checksum());
        raw.writeLong(copy.documents());
        raw.writeStringArray(copy.missing().toArray(String[]::new));
        raw.writeStringArray(copy.ghosts().toArray(String[]::new));
        raw.writeStringArray(copy.stale().toArray(String[]::new));
        raw.writeInt(copy.unmapped());
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        int count = raw.readInt();
        List<CopyReading> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(new CopyReading(raw.readInt(), raw.readLong(), raw.readLong(), copy(raw)));
        }
        readings = List.copyOf(read);
    }

    private static VerifiedCopy copy(BinaryRawReader raw) {
        return new VerifiedCopy(
                requireNonNull(raw.readString()),
                requireNonNull(raw.readString()),
                raw.readBoolean(),
                Optional.ofNullable(raw.readString()),
                raw.readLong(),
                raw.readLong(),
                raw.readLong(),
                texts(raw),
                texts(raw),
                texts(raw),
                raw.readInt());
    }

    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    private static List<String> texts(BinaryRawReader raw) {
        return List.of(requireNonNull(raw.readStringArray()));
    }
}
