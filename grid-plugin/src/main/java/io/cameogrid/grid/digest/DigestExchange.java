package io.cameogrid.grid.digest;

import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.internal.NodeMessages;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes how this one is: at once when it changes, and every second in any case, so that silence means
 * something; and listens to them.
 *
 * <p>Threads: one that looks at this node, and for each other node at most one that tells it, for a node that cannot be
 * reached must not keep the news from the others.
 */
public final class DigestExchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DigestExchange.class);
    private static final String TOPIC = "cameogrid-digest";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration REPEAT = Duration.ofSeconds(1);

    private final Ignite ignite;
    private final NodeDigests digests;
    private final Optional<OwnDigest> own;
    private final NodeMessages messages;
    private final Set<UUID> beingTold = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(threads("cameogrid-digest"));
    private final ExecutorService telling = Executors.newCachedThreadPool(threads("cameogrid-digest-sender"));

    /** Of the looking thread alone: who was here at the last look, by the id that stays. */
    private Map<UUID, String> present = Map.of();

    private @Nullable ScheduledFuture<?> looks;
    private @Nullable NodeDigest told;
    private long toldNanos;

    /** @param own digest as it is now; a client, which has nothing to tell, has none */
    public DigestExchange(Ignite ignite, NodeDigests digests, Optional<OwnDigest> own) {
        this.ignite = ignite;
        this.digests = digests;
        this.own = own;
        this.messages = new NodeMessages(ignite, TOPIC, NodeMessages.Lane.MANAGEMENT);
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    /** To be called when Ignite has started. */
    public void start() {
        messages.receive(digests::received);
        own.ifPresent(digest -> digest.onChange(this::soon));
        looks = looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something has changed that the others should know; returns at once. */
    public void soon() {
        try {
            looking.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("the node stops");
        }
    }

    private void look() {
        try {
            boolean newcomers = lookAtOthers();
            own.ifPresent(digest -> tell(digest.now(), newcomers));
        } catch (Throwable e) {
            LOG.debug("this node cannot be looked at now; it is stopping, or not connected", e);
        }
    }

    /** Returns whether somebody has come. */
    private boolean lookAtOthers() {
        Map<UUID, String> here = new HashMap<>();
        for (ClusterNode node : ignite.cluster().nodes()) {
            if (node.attribute(ClusterNames.ATTRIBUTE) != null && !node.isLocal()) {
                here.put(node.id(), String.valueOf(node.consistentId()));
            }
        }
        present.forEach((node, id) -> {
            if (!here.containsKey(node)) {
                digests.left(id);
            }
        });
        here.values().forEach(digests::came);
        digests.present(ignite.cluster().topologyVersion(), here.keySet());
        boolean newcomers = !present.keySet().containsAll(here.keySet());
        present = here;
        return newcomers;
    }

    private void tell(NodeDigest digest, boolean newcomers) {
        long now = System.nanoTime();
        boolean news = newcomers || told == null || !told.sameState(digest);
        if (!news && now - toldNanos < REPEAT.toNanos()) {
            return;
        }
        told = digest;
        toldNanos = now;
        byte[] bytes = DigestOutput.bytes(digest);
        for (UUID node : present.keySet()) {
            tell(node, bytes);
        }
    }

    /** Who is still being told of before is told again when that is over, at the next look. */
    private void tell(UUID node, byte[] bytes) {
        if (!beingTold.add(node)) {
            told = null;
            return;
        }
        telling.execute(() -> {
            try {
                messages.send(node, bytes);
            } catch (RuntimeException e) {
                LOG.debug("node {} could not be told", node, e);
            } finally {
                beingTold.remove(node);
            }
        });
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        looking.shutdownNow();
        telling.shutdownNow();
    }
}
