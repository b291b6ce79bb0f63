package io.cameogrid.rest.server;

import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.Reply;
import java.util.Optional;

/** Finds the resource for a call and gives its reply. */
@FunctionalInterface
interface Router {
    /** The reply, or empty if the call is another router's affair. */
    Optional<Reply> answer(Call call);
}
