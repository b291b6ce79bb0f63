package io.cameogrid.grid.transport;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.SortPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.ignite.binary.BinaryRawWriter;

/** Writes the messages between nodes; {@link WireInput} reads them. Both begin with the protocol's version. */
final class WireOutput {
    static final byte PROTOCOL = 1;

    private final BinaryRawWriter out;

    WireOutput(BinaryRawWriter out) {
        this.out = out;
    }

    void request(LeafRequest request) {
        out.writeByte(PROTOCOL);
        out.writeString(request.index().value());
        out.writeString(request.incarnation());
        out.writeString(request.query());
        out.writeBoolean(request.lenient());
        list(request.partitions(), out::writeInt);
        list(request.sort(), this::sortKey);
        out.writeBoolean(request.after().isPresent());
        request.after().ifPresent(this::position);
        out.writeInt(request.skip());
        out.writeInt(request.limit());
        list(request.fields(), out::writeString);
        out.writeBoolean(request.trackTotal());
        out.writeLong(request.timeoutNanos());
    }

    void result(LeafResult result) {
        out.writeByte(PROTOCOL);
        list(result.hits(), this::hit);
        out.writeLong(result.total().value());
        out.writeBoolean(result.total().exact());
        list(result.answered(), out::writeInt);
        list(result.notMine(), out::writeInt);
        list(result.failed(), failure -> {
            out.writeInt(failure.microshard());
            out.writeString(failure.reason());
        });
        list(result.discardedClauses(), out::writeString);
    }

    private void hit(LeafHit hit) {
        out.writeInt(hit.partition());
        out.writeString(hit.key().id());
        out.writeString(hit.key().routingKey());
        out.writeFloat(hit.score());
        list(hit.sortValues(), this::sortValue);
        out.writeByteArray(hit.source().array());
    }

    private void position(SortPosition position) {
        list(position.sortValues(), this::sortValue);
        out.writeString(position.key().id());
        out.writeString(position.key().routingKey());
    }

    private void sortKey(SortKey key) {
        out.writeString(key.field());
        out.writeBoolean(key.ascending());
    }

    private void sortValue(Optional<Comparable<?>> value) {
        out.writeObject(value.orElse(null));
    }

    private <T> void list(List<T> items, Consumer<T> writer) {
        out.writeInt(items.size());
        items.forEach(writer);
    }
}
