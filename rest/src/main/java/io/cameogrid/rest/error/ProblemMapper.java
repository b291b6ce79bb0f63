package io.cameogrid.rest.error;

import io.cameogrid.rest.call.Call;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Jersey's way to {@link Problems}: for what resources throw, and for its own refusals. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private final Provider<Call> call;

    @Inject
    public ProblemMapper(Provider<Call> call) {
        this.call = call;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return Response.ok(Problems.reply(thrown, call.get())).build();
    }
}
