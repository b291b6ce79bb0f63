package io.cameogrid.deploy.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of CameoDB's configuration that CameoGrid does not have, each with what to do instead.
 *
 * <p>They are refused and not ignored: a file that says {@code tls.enabled = true} must not start a server without TLS.
 */
final class ForeignKeys {
    private static final String PROXY = "put a proxy that does it in front of CameoGrid, and remove this line";
    private static final String BY_ITSELF = "remove this line";

    private final Map<String, String> remedies = new LinkedHashMap<>();

    ForeignKeys() {
        network();
        storage();
        search();
        security();
    }

    /** Why a key is not had and what to do, if it is one of CameoDB's. */
    Optional<String> remedy(String key) {
        for (String name = key; !name.isEmpty(); name = parent(name)) {
            Optional<String> remedy = Optional.ofNullable(remedies.get(name));
            if (remedy.isPresent()) {
                return remedy;
            }
        }
        return Optional.empty();
    }

    private static String parent(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private void add(String why, String instead, String... keys) {
        for (String key : keys) {
            remedies.put(key, why + ": " + instead);
        }
    }

    private void network() {
        add("CameoGrid places copies by node and not by zone", BY_ITSELF, "node.zone");
        add("CameoGrid listens on this machine only and so has one profile", BY_ITSELF, "node.profile");
        add("this version sends no CORS headers", PROXY, "network.http.cors_allowed_origins");
        add("this version speaks plain HTTP", PROXY, "network.http.tls");
        add(
                "the administrative paths cannot be switched off",
                "close /_admin in the proxy that makes CameoGrid reachable, and remove this line",
                "network.http.admin_enabled");
        add("nodes find each other in another way", "use network.cluster.bind_address", "network.cluster.listen_addrs");
        add(
                "nodes find each other in another way",
                "use network.cluster.seed_nodes",
                "network.cluster.bootstrap_peers");
        add("nodes prove themselves by a secret of any form", "use network.cluster.secret", "network.cluster.psk");
        add(
                "nodes prove themselves by a secret of any form",
                "use network.cluster.secret_file",
                "network.cluster.psk_file");
        add("Apache Ignite sizes what nodes say to each other", BY_ITSELF, "network.cluster.messaging");
        add("this is a layout of CameoDB before 0.2", "use [node], [network.http] and [network.cluster]", "server");
        add("this is a layout of CameoDB before 0.2", "use [network.cluster]", "cluster");
    }

    private void storage() {
        add(
                "CameoGrid does not watch the disk yet",
                "watch it from outside, and remove this line",
                "storage.disk_usage_threshold_percent");
        add(
                "a batch is one transaction and is never cut",
                "send as many documents in a request as belong together, and remove this line",
                "storage.default_batch_size");
        add(
                "a node takes its part of every index's shards",
                "use storage.num_shards_init for new indexes, and remove this line",
                "storage.max_shards_per_node");
        add(
                "threads are not bound to cores",
                BY_ITSELF,
                "storage.writer_core_affinity",
                "storage.shard_affine_dispatch",
                "storage.worker_core_affinity");
    }

    private void search() {
        add(
                "index buffers grow from nothing",
                "use search.indexer_memory_max_mb for the most they may take, and remove this line",
                "search.indexer_memory_min_mb");
        String memory = "use storage.page_memory_mb for documents, search.indexer_memory_max_mb for index buffers and "
                + "CAMEOGRID_JAVA_OPTS=-Xmx.. for the heap, and remove this line";
        add(
                "memory has a budget for each use",
                memory,
                "search.total_memory_limit_mb",
                "search.memory_pressure_threshold_percent",
                "limits.total_memory_limit_mb");
        add(
                "searches take the processors that there are",
                BY_ITSELF,
                "search.search_threads",
                "search.max_concurrent_shard_searches",
                "search.max_concurrent_remote_searches");
        add("a search always may stream", BY_ITSELF, "search.enable_streaming_search", "search.stream_batch_size");
        add("a search never stops early on its own", BY_ITSELF, "search.enable_early_termination");
        add(
                "a search has the time of its request",
                "use network.http.request_timeout_secs, and remove this line",
                "search.supervisor_timeout_secs");
        add("a write is searchable when it is acknowledged", BY_ITSELF, "search.commit_interval_ms");
        add("there is no answer that this would limit", BY_ITSELF, "limits.max_response_bytes");
        add("every index is open", BY_ITSELF, "limits.max_open_indexes");
    }

    private void security() {
        add(
                "this version has no authentication, no tenants and no audit",
                "let a proxy in front of CameoGrid do it, and remove this section",
                "security");
        add("this version has no interface for agents", "remove this section", "mcp");
    }
}
