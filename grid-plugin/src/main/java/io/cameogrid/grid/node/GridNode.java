package io.cameogrid.grid.node;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.search.microshard.Failpoints;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterState;

/**
 * A server node: Ignite with the plugin, and the façades in front of it.
 *
 * <p>A node that is alone is active and compared with its microshards when it has started. A node of a cluster joins it in
 * the background, and as often as it is cut off from it; until then its façades throw NOT_READY with the reasons.
 *
 * <p>Threads: any.
 */
public final class GridNode implements AutoCloseable {
    private static final Duration READY_TIME = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 50;
    private static final long MIB = 1L << 20;

    private final GridNodeConfig config;
    private final NodeSource nodes;
    private final DocumentStore documents;
    private final SearchEngine search;
    private final IndexCatalog catalog;
    private final ClusterView cluster;
    private final ClusterAdmin admin;

    private GridNode(GridNodeConfig config, NodeSource.Fixed alone) {
        CameoGrid grid = alone.current().grid();
        this.config = config;
        this.nodes = alone;
        this.documents = grid.documents();
        this.search = grid.search();
        this.catalog = grid.catalog();
        this.cluster = grid.cluster();
        this.admin = grid.admin();
    }

    private GridNode(GridNodeConfig config, Supervisor nodes) {
        String id = NodeIdentity.of(config.dataDirectory()).value();
        this.config = config;
        this.nodes = nodes;
        this.documents =
                StandIn.of(DocumentStore.class, nodes, run -> run.grid().documents());
        this.search = StandIn.of(SearchEngine.class, nodes, run -> run.grid().search());
        this.catalog = StandIn.of(IndexCatalog.class, nodes, run -> run.grid().catalog());
        this.cluster = StandIn.of(
                ClusterView.class,
                nodes,
                run -> run.grid().cluster(),
                notReady -> new FormingView(config, id, notReady));
        this.admin = StandIn.of(ClusterAdmin.class, nodes, run -> run.grid().admin());
    }

    /**
     * Starts the node. A node that is alone can serve when this returns; that of a cluster, when {@link #awaitReady} does.
     *
     * @throws CameoGridException NOT_READY if Ignite cannot start, as for a taken port or a store of another version
     */
    public static GridNode start(GridNodeConfig config) {
        return start(config, Failpoints.NONE);
    }

    /** @param failpoints for tests that stop the process at a named point */
    public static GridNode start(GridNodeConfig config, Failpoints failpoints) {
        if (config.cluster().enabled()) {
            Supervisor supervisor = new Supervisor(config, failpoints);
            GridNode node = new GridNode(config, supervisor);
            supervisor.start();
            return node;
        }
        return new GridNode(config, new NodeSource.Fixed(startAlone(config, failpoints)));
    }

    private static IgniteRun startAlone(GridNodeConfig config, Failpoints failpoints) {
        IgniteRun run;
        try {
            run = IgniteRun.start(new IgniteSettings(config, failpoints).alone());
        } catch (IgniteException e) {
            throw StartFailure.of(e).error(config.dataDirectory());
        }
        try {
            if (run.ignite().cluster().state() != ClusterState.ACTIVE) {
                // A first start: this node is the baseline. Later starts activate by themselves.
                run.ignite().cluster().baselineAutoAdjustEnabled(false);
                run.ignite().cluster().state(ClusterState.ACTIVE);
            }
            run.grid().awaitReady(READY_TIME);
            return run;
        } catch (RuntimeException e) {
            run.abandon();
            throw e;
        }
    }

    /** Whether the node can serve now. */
    public boolean ready() {
        return cluster.readiness().ready();
    }

    /**
     * Waits until the node can serve.
     *
     * @throws CameoGridException NOT_READY if it never will, with the reason; or if it takes longer than this
     */
    public void awaitReady(Duration longest) {
        Deadline deadline = Deadline.after(longest);
        while (!ready()) {
            failure().ifPresent(end -> {
                throw end;
            });
            if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                throw new CameoGridException(
                        ErrorCode.NOT_READY,
                        "the node is not ready: "
                                + String.join("; ", cluster.readiness().reasons()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    /** Why the node has given up; empty while it has not. */
    public Optional<CameoGridException> failure() {
        return Optional.ofNullable(nodes.failure().getNow(null));
    }

    public DocumentStore documents() {
        return documents;
    }

    public SearchEngine search() {
        return search;
    }

    public IndexCatalog catalog() {
        return catalog;
    }

    public ClusterView cluster() {
        return cluster;
    }

    public ClusterAdmin admin() {
        return admin;
    }

    /** The plugin of the Ignite node of this moment, for applications that also speak Ignite. Throws NOT_READY. */
    public CameoGrid plugin() {
        return nodes.current().grid();
    }

    /** The Ignite node of this moment. Throws NOT_READY if there is none. */
    public Ignite ignite() {
        return nodes.current().ignite();
    }

    /** What the node was given, by name, in the order in which a start should show it. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", config.dataDirectory().toAbsolutePath().toString());
        facts.put("heap", Runtime.getRuntime().maxMemory() / MIB + " MiB");
        facts.put("documents region", config.memory().regionBytes() / MIB + " MiB");
        facts.put("checkpoint buffer", config.memory().checkpointBufferBytes() / MIB + " MiB");
        facts.put("index buffers", config.plugin().indexBufferBytes() / MIB + " MiB");
        facts.put(
                "write-ahead log",
                "segments of " + config.wal().segmentBytes() / MIB + " MiB, at most "
                        + config.wal().archiveBytes() / MIB + " MiB, "
                        + (config.walSync() ? "fsync" : "no fsync"));
        return facts;
    }

    /** Stops after a last checkpoint, so that the next start has nothing to replay. */
    @Override
    public void close() {
        nodes.close();
    }
}
