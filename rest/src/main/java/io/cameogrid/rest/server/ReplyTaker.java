package io.cameogrid.rest.server;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.error.Problems;
import java.io.OutputStream;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/** Takes the reply out of Jersey's hands, to be sent like every other. Threads: the request's own. */
final class ReplyTaker implements ContainerResponseWriter {
    private final Call call;
    private @Nullable Reply reply;

    ReplyTaker(Call call) {
        this.call = call;
    }

    Reply reply() {
        return reply == null ? Problems.reply(new IllegalStateException("Jersey gave no response"), call) : reply;
    }

    /** A response that holds no reply is Jersey's own: to OPTIONS, or to headers that it cannot read. */
    @Override
    public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse response) {
        reply = response.getEntity() instanceof Reply given ? given : own(response);
        return OutputStream.nullOutputStream();
    }

    private Reply own(ContainerResponse response) {
        if (call.method().equals("OPTIONS")) {
            return Reply.empty(204).withHeader("Allow", String.join(", ", new TreeSet<>(response.getAllowedMethods())));
        }
        return Problems.reply(
                new CameoGridException(
                        ErrorCode.INVALID_REQUEST,
                        "a header of the request cannot be read, 'Accept' most likely; nothing was done"),
                call);
    }

    @Override
    public void failure(Throwable error) {
        reply = Problems.reply(error, call);
    }

    @Override
    public void commit() {}

    @Override
    public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
        return false;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {
        throw new IllegalStateException("nothing is suspended here");
    }

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }
}
