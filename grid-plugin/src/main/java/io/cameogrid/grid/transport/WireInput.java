package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

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
                IndexName.of(text()),
                text(),
                text(),
                in.readBoolean(),
                list(in::readInt),
                list(this::sortKey),
                in.readBoolean() ? Optional.of(position()) : Optional.empty(),
                in.readInt(),
                in.readInt(),
                list(this::text),
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
                list(() -> new Coverage.Failure(in.readInt(), text())),
                list(this::text));
    }

    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    private LeafHit hit() {
        return new LeafHit(
                in.readInt(),
                new DocumentKey(text(), text()),
                in.readFloat(),
                list(this::sortValue),
                JsonBytes.of(requireNonNull(in.readByteArray())));
    }

    private SortPosition position() {
        return new SortPosition(list(this::sortValue), new DocumentKey(text(), text()));
    }

    private SortKey sortKey() {
        return new SortKey(text(), in.readBoolean());
    }

    private Optional<Comparable<?>> sortValue() {
        return Optional.ofNullable(in.<Comparable<?>>readObject());
    }

    private String text() {
        return requireNonNull(in.readString());
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
