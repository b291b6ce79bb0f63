package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.json.StrictJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The body of one request, to be read once: whole, or as it comes. */
public final class Body {
    private static final int FIRST_READ = 8192;
    private static final int TRUSTED = 1 << 20;

    /** For a feed of documents that may go on for days. */
    private static final Duration ENDLESS = Duration.ofDays(10_000);

    private final RequestHead head;
    private final RestLimits limits;
    private final MemoryBudget.Lease memory;
    private final long maxBytes;
    private Optional<BodyInput> input = Optional.empty();

    Body(RequestHead head, RestLimits limits, MemoryBudget budget, MemoryBudget.Lease memory) {
        this.head = head;
        this.limits = limits;
        this.memory = memory;
        this.maxBytes = Math.min(limits.bodyBytes(), budget.total());
    }

    public RestLimits limits() {
        return limits;
    }

    /** The whole body, which says that it is JSON, as UTF-8. */
    public ByteSpan json() {
        requireJson();
        long announced = encoding().isEmpty() ? head.contentLength() : -1;
        if (announced > maxBytes) {
            throw BodyInput.tooLarge(maxBytes);
        }
        try (BodyInput in = open(maxBytes, limits.requestTimeout())) {
            ByteSpan span = readAll(in, announced);
            StrictJson.requireWellFormed(span.array(), 0, span.length());
            return span;
        }
    }

    /** A JSON body to be read as it comes, up to the limit of bodies; what is kept of it is charged by the caller. */
    public BodyInput jsonStream() {
        requireJson();
        if (head.contentLength() > maxBytes) {
            throw BodyInput.tooLarge(maxBytes);
        }
        return open(maxBytes, limits.requestTimeout());
    }

    /** A body of any type and any length, to be read in bounded memory. */
    public BodyInput stream() {
        return open(Long.MAX_VALUE, ENDLESS);
    }

    /** Charges memory that is kept until the request is answered. */
    public void charge(long bytes) {
        memory.take(bytes);
    }

    /** Whether the body was read to its end. */
    boolean ended() {
        return input.map(BodyInput::ended).orElse(false);
    }

    private BodyInput open(long most, Duration patience) {
        BodyInput opened = new BodyInput(Inflation.open(head.content(), encoding()), most, patience);
        input = Optional.of(opened);
        return opened;
    }

    /** The announced length is only a promise: large arrays grow with what has really come. */
    private ByteSpan readAll(BodyInput in, long announced) {
        byte[] bytes = new byte[announced >= 0 && announced <= TRUSTED ? (int) announced : FIRST_READ];
        memory.take(bytes.length);
        int length = 0;
        int read = 0;
        while (read >= 0) {
            length += read;
            if (length == announced) {
                read = in.read(new byte[1], 0, 1);
                continue;
            }
            if (length == bytes.length) {
                bytes = grown(bytes, announced);
            }
            read = in.read(bytes, length, bytes.length - length);
        }
        return new ByteSpan(bytes, length);
    }

    private byte[] grown(byte[] bytes, long announced) {
        int larger = (int) Math.min(maxBytes + 1, Math.max(2L * bytes.length, FIRST_READ));
        int capacity = announced > bytes.length && announced < larger ? (int) announced : larger;
        memory.take(capacity - bytes.length);
        return Arrays.copyOf(bytes, capacity);
    }

    private String encoding() {
        return head.header("Content-Encoding").orElse("");
    }

    private void requireJson() {
        String type = head.header("Content-Type").orElse("");
        if (!type.isEmpty() && !type.equals(MediaTypes.JSON) && !MediaTypes.isJson(type.toLowerCase(Locale.ROOT))) {
            throw new CameoGridException(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "the Content-Type " + Nearest.quoted(type)
                                    + " is not served here; send application/json in UTF-8")
                    .with("header", "Content-Type");
        }
    }
}
