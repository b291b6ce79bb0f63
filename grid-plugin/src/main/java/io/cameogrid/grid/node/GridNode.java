package io.cameogrid.grid.node;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.search.microshard.Failpoints;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterState;

/** A running server node: Ignite with the plugin, active and compared with its microshards. */
public final class GridNode implements AutoCloseable {
    private static final Duration READY_TIME = Duration.ofMinutes(10);
    private static final long MIB = 1L << 20;

    private final Ignite ignite;
    private final CameoGrid grid;
    private final GridNodeConfig config;

    private GridNode(Ignite ignite, CameoGrid grid, GridNodeConfig config) {
        this.ignite = ignite;
        this.grid = grid;
        this.config = config;
    }

    /**
     * Starts the node and returns when it can serve.
     *
     * @throws org.apache.ignite.IgniteException if Ignite cannot start, as for a taken port or a store of another
     *     version
     */
    public static GridNode start(GridNodeConfig config) {
        return start(config, Failpoints.NONE);
    }

    /** @param failpoints for tests that stop the process at a named point */
    public static GridNode start(GridNodeConfig config, Failpoints failpoints) {
        Ignite ignite = Ignition.start(new IgniteSettings(config, failpoints).build());
        try {
            boolean alone = config.cluster().voters().entries().isEmpty();
            if (alone && ignite.cluster().state() != ClusterState.ACTIVE) {
                // A first start: this node is the baseline. Later starts activate by themselves.
                ignite.cluster().baselineAutoAdjustEnabled(false);
                ignite.cluster().state(ClusterState.ACTIVE);
            }
            CameoGrid grid = CameoGridPluginProvider.of(ignite);
            grid.awaitReady(READY_TIME);
            return new GridNode(ignite, grid, config);
        } catch (RuntimeException e) {
            ignite.close();
            throw e;
        }
    }

    public DocumentStore documents() {
        return grid.documents();
    }

    public SearchEngine search() {
        return grid.search();
    }

    public IndexCatalog catalog() {
        return grid.catalog();
    }

    public ClusterView cluster() {
        return grid.cluster();
    }

    public ClusterAdmin admin() {
        return grid.admin();
    }

    /** The plugin itself, for applications that also speak Ignite. */
    public CameoGrid plugin() {
        return grid;
    }

    /** The Ignite node itself. */
    public Ignite ignite() {
        return ignite;
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
        // Ignite.close() would cancel, and with that skip the checkpoint.
        Ignition.stop(ignite.name(), false);
    }
}
