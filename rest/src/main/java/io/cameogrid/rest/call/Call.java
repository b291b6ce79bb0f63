package io.cameogrid.rest.call;

import io.cameogrid.api.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request, opened for the resources: decoded, limited, and identified.
 *
 * <p>Threads: the request's own. Must be closed when the reply is there, which gives back the memory it was lent.
 */
public final class Call implements AutoCloseable {
    private static final int DISCARDED_AT_ONCE = 16 << 10;

    private final RequestHead head;
    private final String requestId;
    private final RestLimits limits;
    private final MemoryBudget budget;
    private final MemoryBudget.Lease memory;
    private final PathText path;
    private boolean writing;
    private Optional<Body> body = Optional.empty();

    public Call(RequestHead head, String requestId, RestLimits limits, MemoryBudget budget) {
        this.head = head;
        this.requestId = requestId;
        this.limits = limits;
        this.budget = budget;
        this.memory = budget.open();
        this.path = PathText.of(head.rawPath());
    }

    public String method() {
        return head.method();
    }

    public PathText path() {
        return path;
    }

    /** The request's id, which is in the reply, in problems and in the log. */
    public String requestId() {
        return requestId;
    }

    public RestLimits limits() {
        return limits;
    }

    public Optional<String> header(String name) {
        return head.header(name);
    }

    /** The query's parameters, all of which must be among the known. */
    public QueryParameters query(String... known) {
        return QueryParameters.parse(head.rawQuery(), List.of(known));
    }

    /** The body, to be read once. */
    public Body body() {
        Body opened = new Body(head, limits, budget, memory);
        body = Optional.of(opened);
        return opened;
    }

    /** Whether the client may still be sending a body that nobody is going to read. */
    public boolean bodyUnread() {
        return head.hasBody() && body.map(opened -> !opened.ended()).orElse(true);
    }

    /** Reads what is left of the body and throws it away; returns when it ends or breaks off. */
    public void discardBody() {
        boolean waitsForLeave = body.isEmpty() && head.header("Expect").isPresent();
        byte[] discarded = new byte[DISCARDED_AT_ONCE];
        try {
            while (!waitsForLeave && head.content().read(discarded) >= 0) {
                // Nothing is kept.
            }
        } catch (IOException | RuntimeException e) {
            // Then nothing more comes.
        }
    }

    /** Whether the request takes JSON without any negotiation. */
    public boolean plainlyTakesJson() {
        return MediaTypes.plainlyTakesJson(head.header("Accept").orElse(""));
    }

    /** The deadline of a write that begins now; from here on a failure may leave its outcome unknown. */
    public Deadline writeDeadline() {
        writing = true;
        return Deadline.after(limits.requestTimeout());
    }

    /** Whether a write has begun. */
    public boolean writing() {
        return writing;
    }

    @Override
    public void close() {
        memory.close();
    }
}
