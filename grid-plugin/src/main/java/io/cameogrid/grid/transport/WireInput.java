package io.cameogrid.grid.transport;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.SortPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;

/** Reads what {@link WireOutput} wrote. */
final class WireInput {
    private final BinaryRawReader in;

    WireInput(BinaryRawReader in) {
        this.in = in;
    }

    LeafRequest request() {
        protocol();
        return new LeafRequest(
                IndexName.of(in.readString()),
                in.readString(),
                in.readString(),
                in.readBoolean(),
                list(in::readInt),
                list(this::sortKey),
                in.readBoolean() ? Optional.of(position()) : Optional.empty(),
                in.readInt(),
                in.readInt(),
                list(in::readString),
                in.readBoolean(),
                in.readLong());
    }

    LeafResult result() {
        protocol();
        return new LeafResult(
                list(this::hit),
                new Total(in.readLong(), in.readBoolean()),
                list(in::readInt),
                list(in::readInt),
                list(() -> new Coverage.Failure(in.readInt(), in.readString())),
                list(in::readString));
    }

    private LeafHit hit() {
        return new LeafHit(
                in.readInt(),
                new DocumentKey(in.readString(), in.readString()),
                in.readFloat(),
                list(this::sortValue),
                JsonBytes.of(in.readByteArray()));
    }

    private SortPosition position() {
        return new SortPosition(list(this::sortValue), new DocumentKey(in.readString(), in.readString()));
    }

    private SortKey sortKey() {
        return new SortKey(in.readString(), in.readBoolean());
    }

    private Optional<Comparable<?>> sortValue() {
        return Optional.ofNullable(in.<Comparable<?>>readObject());
    }

    private <T> List<T> list(Supplier<T> reader) {
        int size = in.readInt();
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(reader.get());
        }
        return items;
    }

    private void protocol() {
        byte version = in.readByte();
        if (version != WireOutput.PROTOCOL) {
            throw new BinaryObjectException(
                    "message of protocol " + version + "; this node speaks protocol " + WireOutput.PROTOCOL);
        }
    }
}
