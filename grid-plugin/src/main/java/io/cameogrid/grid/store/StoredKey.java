package io.cameogrid.grid.store;

import io.cameogrid.api.document.DocumentKey;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;

/**
 * The key of a document in its cache.
 *
 * <p>{@code routingKey} is the affinity key (see {@link DocumentCaches}), so it is a named field; it is written even
 * when it equals the id, because the grid reads it from the binary form without making an object. Not a record: the
 * grid fills the fields of an instance that it made.
 */
public final class StoredKey implements Binarylizable, Comparable<StoredKey> {
    static final String ROUTING_FIELD = "routingKey";
    private static final String ID_FIELD = "id";

    private String id = "";
    private String routingKey = "";

    /** For the grid, which calls {@link #readBinary} next. */
    public StoredKey() {}

    private StoredKey(String id, String routingKey) {
        this.id = id;
        this.routingKey = routingKey;
    }

    public static StoredKey of(DocumentKey key) {
        return new StoredKey(key.id(), key.routingKey());
    }

    /** The key of a document that is routed by its id. */
    public static StoredKey of(String id) {
        return of(DocumentKey.of(id));
    }

    public String id() {
        return id;
    }

    public String routingKey() {
        return routingKey;
    }

    /** @throws io.cameogrid.api.error.CameoGridException INVALID_ID if an application put a key beyond the limits */
    public DocumentKey toDocumentKey() {
        return new DocumentKey(id, routingKey);
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        writer.writeString(ID_FIELD, id);
        writer.writeString(ROUTING_FIELD, routingKey);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        id = reader.readString(ID_FIELD);
        String routing = reader.readString(ROUTING_FIELD);
        // One string for both halves of the usual key: half the memory of a batch's keys.
        routingKey = routing.equals(id) ? id : routing;
    }

    /**
     * The order in which transactions lock, the same on every node. It keeps the keys of a partition together, for any
     * number of partitions that is a power of two, so that a batch works on one microshard after the other.
     */
    @Override
    public int compareTo(StoredKey other) {
        int byPartition = Integer.compareUnsigned(partitionOrder(), other.partitionOrder());
        if (byPartition != 0) {
            return byPartition;
        }
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : routingKey.compareTo(other.routingKey);
    }

    /** The bits of which the grid's affinity function takes the lowest ones for the partition, the lowest first. */
    private int partitionOrder() {
        int hash = routingKey.hashCode();
        return Integer.reverse(hash ^ hash >>> 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredKey that && id.equals(that.id) && routingKey.equals(that.routingKey);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + routingKey.hashCode();
    }

    @Override
    public String toString() {
        return routingKey.equals(id) ? id : id + "@" + routingKey;
    }
}
