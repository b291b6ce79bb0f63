package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way back from another node: a result, or the error that who asked shall throw. Written raw: whether it is
 * an error, then the one or the other.
 *
 * @param <T> the result
 */
public abstract class Reply<T> implements Binarylizable {
    private @Nullable T result;
    private @Nullable CameoGridException error;

    /** For the grid, which calls {@link #readBinary} next. */
    protected Reply() {}

    protected Reply(T result) {
        this.result = result;
    }

    protected Reply(CameoGridException error) {
        this.error = error;
    }

    protected abstract void write(BinaryRawWriter out, T result);

    protected abstract T read(BinaryRawReader in);

    /** The facts of an error in a form that the grid knows by itself, as it does numbers, texts, and lists of them. */
    protected Map<String, Object> plain(Map<String, Object> facts) {
        return new HashMap<>(facts);
    }

    /** The result; throws the error if there is one. */
    public final T get() {
        if (error != null) {
            throw error;
        }
        if (result == null) {
            throw new IllegalStateException("a reply without content");
        }
        return result;
    }

    @Override
    public final void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeBoolean(error != null);
        if (error != null) {
            raw.writeString(error.code().name());
            raw.writeString(error.detail());
            raw.writeMap(plain(error.facts()));
        } else {
            write(raw, get());
        }
    }

    @Override
    public final void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        if (raw.readBoolean()) {
            CameoGridException read = new CameoGridException(
                    ErrorCode.valueOf(requireNonNull(raw.readString())), requireNonNull(raw.readString()));
            Map<String, Object> facts = requireNonNull(raw.readMap());
            facts.forEach(read::with);
            error = read;
        } else {
            result = read(raw);
        }
    }
}
