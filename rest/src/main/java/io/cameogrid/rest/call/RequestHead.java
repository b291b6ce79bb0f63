package io.cameogrid.rest.call;

import java.io.InputStream;
import java.util.Optional;

/** A request as the HTTP server received it, before anything is decoded. */
public interface RequestHead {
    String method();

    /** The path as it was sent, percent-encoded. */
    String rawPath();

    /** What follows the question mark, as it was sent. */
    Optional<String> rawQuery();

    /** The values of all fields of that name in any case, joined by commas. */
    Optional<String> header(String name);

    /** Bytes of the body as announced, -1 if it was not said. */
    long contentLength();

    /** Whether a body was announced, of whatever length. */
    default boolean hasBody() {
        return contentLength() > 0 || header("Transfer-Encoding").isPresent();
    }

    /**
     * The body as it was sent, always the same stream. Reading blocks until bytes come, the client leaves, or the
     * connection idles too long. To be read to its end or not at all; never closed, which would break the connection.
     */
    InputStream content();
}
