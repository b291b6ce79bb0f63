package io.cameogrid.grid.service;

import io.cameogrid.api.search.SearchRequest;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.jspecify.annotations.Nullable;

/** A search on its way to the service, in a form of its own: the grid sends arguments of services as it finds them. */
public final class SearchCall implements Externalizable {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 64 << 20;

    private transient @Nullable SearchRequest request;

    /** For the grid, which calls {@link #readExternal} next. */
    public SearchCall() {}

    public static SearchCall of(SearchRequest request) {
        SearchCall call = new SearchCall();
        call.request = request;
        return call;
    }

    public SearchRequest request() {
        if (request == null) {
            throw new IllegalStateException("a search call without a request");
        }
        return request;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        byte[] bytes = SearchWire.bytes(request());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a search call of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        request = SearchWire.request(bytes);
    }
}
