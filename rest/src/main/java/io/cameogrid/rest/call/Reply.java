package io.cameogrid.rest.call;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is answered: a status, headers, and a body that is there already or will be written as it is found. */
public record Reply(int status, String contentType, List<Header> headers, Content content) {
    public Reply {
        headers = List.copyOf(headers);
    }

    /** A header of the reply. */
    public record Header(String name, String value) {}

    /** The body of a reply. */
    public sealed interface Content {
        /** No body. */
        record Empty() implements Content {}

        /** A body that is there already. */
        record Bytes(ByteSpan span) implements Content {}

        /** A body that is written as it is found. */
        record Streamed(Writer writer) implements Content {}
    }

    /** Where a streamed body goes. Bytes are gathered for a moment and then leave; nothing has left before they first do. */
    public interface Stream {
        /** @throws IOException if the client is gone, or takes too long to take what it asked for */
        void write(ByteSpan span) throws IOException;

        /** Whether the reply has begun to leave, so that a failure can only be told at its end. */
        boolean begun();
    }

    /** Writes a streamed body, in the request's thread. */
    @FunctionalInterface
    public interface Writer {
        /** @throws IOException if the client is gone */
        void writeTo(Stream out) throws IOException;
    }

    public static Reply json(int status, ByteSpan body) {
        return new Reply(status, MediaTypes.JSON, List.of(), new Content.Bytes(body));
    }

    public static Reply streamed(String contentType, Writer writer) {
        return new Reply(200, contentType, List.of(), new Content.Streamed(writer));
    }

    public static Reply empty(int status) {
        return new Reply(status, "", List.of(), new Content.Empty());
    }

    public Reply withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, contentType, more, content);
    }
}
