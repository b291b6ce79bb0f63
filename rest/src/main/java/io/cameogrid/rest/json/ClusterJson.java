package io.cameogrid.rest.json;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.Versions;
import io.cameogrid.rest.call.ByteSpan;
import java.util.Locale;

/** Shows the cluster's state and the versions of its parts. */
public final class ClusterJson {
    private static final int EXPECTED = 512;

    private ClusterJson() {}

    /** @param timedOut whether a status was waited for in vain */
    public static ByteSpan health(ClusterHealth health, boolean timedOut) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        out.name("status").value(health.status().name().toLowerCase(Locale.ROOT));
        out.name("node_id").value(health.nodeId());
        out.name("node_name").value(health.nodeName());
        out.name("cluster_name").value(health.clusterName());
        out.name("cluster_enabled").value(health.clusterEnabled());
        out.name("total_nodes").value(health.totalNodes());
        out.name("connected_nodes").value(health.connectedNodes());
        out.name("cluster_total_shards").value(health.totalMicroshards());
        out.name("active_shards").value(health.activeMicroshards());
        out.name("total_indexes").value(health.totalIndexes());
        out.name("degraded").strings(health.degraded());
        if (timedOut) {
            out.name("timed_out").value(true);
        }
        return out.endObject().span();
    }

    public static ByteSpan versions(Versions versions) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("name").value("CameoGrid");
        out.name("version").value(versions.version());
        out.name("build").value(versions.build());
        out.name("java").value(versions.java());
        out.name("ignite").value(versions.ignite());
        return out.name("lucene").value(versions.lucene()).endObject().span();
    }

    /** One member {@code status} and nothing else. */
    public static ByteSpan status(String status) {
        return new JsonBuffer(64)
                .beginObject()
                .name("status")
                .value(status)
                .endObject()
                .span();
    }
}
