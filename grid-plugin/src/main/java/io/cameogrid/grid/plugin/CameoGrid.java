package io.cameogrid.grid.plugin;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.VerifyReport;
import io.cameogrid.search.port.LeafSearch;
import java.time.Duration;
import java.util.List;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.plugin.IgnitePlugin;

/**
 * CameoGrid on an Ignite node, server or thick client: {@code CameoGrid grid = ignite.plugin(CameoGrid.NAME)}.
 *
 * <p>All façades work on every node. Safe for use by many threads.
 */
public interface CameoGrid extends IgnitePlugin {
    /** The plugin's name in {@code ignite.plugin(name)}. */
    String NAME = "cameogrid";

    DocumentStore documents();

    SearchEngine search();

    IndexCatalog catalog();

    ClusterView cluster();

    ClusterAdmin admin();

    /**
     * The documents of an index as an Ignite cache, for applications that speak Ignite: what they put is found by the
     * next search, but passes no schema check; new fields in it are not indexed, and a document that does not fit its
     * index's schema is found by id only.
     *
     * @throws io.cameogrid.api.error.CameoGridException INDEX_NOT_FOUND
     */
    IgniteCache<StoredKey, StoredDocument> cache(IndexName index);

    /**
     * Compares this node's microshards of the index with their partitions, row by row and in both directions. Writes may
     * go on meanwhile. Empty on a client, which holds no microshards.
     *
     * @throws io.cameogrid.api.error.CameoGridException INDEX_NOT_FOUND; PARTITION_UNAVAILABLE while a microshard is
     *     being rebuilt
     */
    List<VerifyReport> verify(IndexName index);

    /** Searches this node's own microshards; for the other nodes. */
    LeafSearch leaf();

    /**
     * Waits until this node has compared its microshards with the store after a start.
     *
     * @throws io.cameogrid.api.error.CameoGridException NOT_READY if that takes longer
     */
    void awaitReady(Duration timeout);
}
