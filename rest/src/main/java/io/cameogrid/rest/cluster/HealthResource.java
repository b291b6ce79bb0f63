package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.QueryParameters;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.ClusterJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cluster's traffic light; a caller may wait until it is at least as good as it needs. */
@Path("_cluster/health")
@Produces(MediaTypes.JSON)
public final class HealthResource {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final long PAUSE_NANOS = 20_000_000;

    private final ClusterView cluster;

    public HealthResource(ClusterView cluster) {
        this.cluster = cluster;
    }

    @GET
    public Reply health(@Context Call call) {
        QueryParameters query = call.query("wait_for_status", "timeout");
        Optional<ClusterHealth.Status> wanted = query.text("wait_for_status").map(HealthResource::status);
        Duration longest = call.limits().requestTimeout();
        Duration timeout = query.text("timeout").map(HealthResource::duration).orElse(longest);
        Deadline deadline = Deadline.after(timeout.compareTo(longest) < 0 ? timeout : longest);
        ClusterHealth health = cluster.health();
        while (wanted.isPresent() && health.status().compareTo(wanted.get()) > 0 && !deadline.expired()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            health = cluster.health();
        }
        boolean inVain = wanted.isPresent() && health.status().compareTo(wanted.get()) > 0;
        return Reply.json(200, ClusterJson.health(health, inVain));
    }

    private static ClusterHealth.Status status(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "green" -> ClusterHealth.Status.GREEN;
            case "yellow" -> ClusterHealth.Status.YELLOW;
            case "red" -> ClusterHealth.Status.RED;
            default ->
                throw QueryParameters.refusal("wait_for_status", "'wait_for_status' must be green, yellow or red");
        };
    }

    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw QueryParameters.refusal("timeout", "'timeout' must be a time such as 500ms, 30s or 2m");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
