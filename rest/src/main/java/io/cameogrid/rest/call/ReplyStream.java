package io.cameogrid.rest.call;

import java.io.IOException;

/** Where a streamed body goes. Bytes are gathered for a moment and then leave; nothing has left before they first do. */
public interface ReplyStream {
    /** @throws IOException if the client is gone, or takes too long to take what it asked for */
    void write(ByteSpan span) throws IOException;

    /** Whether the reply has begun to leave, so that a failure can only be told at its end. */
    boolean begun();
}
