package io.cameogrid.rest.server;

import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.PathText;
import io.cameogrid.rest.call.Reply;
import java.util.Optional;

/**
 * The few routes on which most requests come, matched by hand: Jersey's own work would cost more than a search may.
 *
 * <p>They call the same methods of the same resources. Whatever is unusual about a request, or refused about it by its
 * method or its Accept header, is left to Jersey.
 */
final class HotRoutes implements Router {
    private final Resources resources;

    HotRoutes(Resources resources) {
        this.resources = resources;
    }

    @Override
    public Optional<Reply> answer(Call call) {
        PathText path = call.path();
        if (!path.is(0, "api") || path.hasEmptySegment() || !call.plainlyTakesJson()) {
            return Optional.empty();
        }
        return switch (path.size()) {
            case 3 -> onIndex(call, path);
            case 4 -> onDocument(call, path);
            default -> Optional.empty();
        };
    }

    private Optional<Reply> onIndex(Call call, PathText path) {
        if (path.is(2, "search") && call.method().equals("POST")) {
            return Optional.of(resources.search().search(call));
        }
        if (path.is(2, "document") && call.method().equals("PUT")) {
            return Optional.of(resources.envelope().put(call));
        }
        return Optional.empty();
    }

    private Optional<Reply> onDocument(Call call, PathText path) {
        if (!path.is(2, "documents")) {
            return Optional.empty();
        }
        return switch (call.method()) {
            case "GET" -> Optional.of(resources.document().get(call));
            case "PUT" -> Optional.of(resources.document().put(call));
            default -> Optional.empty();
        };
    }
}
