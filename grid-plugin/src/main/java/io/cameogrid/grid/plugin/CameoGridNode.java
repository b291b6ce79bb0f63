package io.cameogrid.grid.plugin;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.catalog.IndexNames;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.NamedSearch;
import io.cameogrid.grid.digest.DigestExchange;
import io.cameogrid.grid.index.MicroshardIndexingSpi;
import io.cameogrid.grid.membership.BaselineKeeper;
import io.cameogrid.grid.membership.Membership;
import io.cameogrid.grid.move.MoveKeeper;
import io.cameogrid.grid.move.MoveSite;
import io.cameogrid.grid.move.Moving;
import io.cameogrid.grid.move.PassingSearch;
import io.cameogrid.grid.partition.MicroshardOwnership;
import io.cameogrid.grid.quorum.LeasedLeaf;
import io.cameogrid.grid.quorum.LeasedSearch;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.grid.transport.MessagePeerChannel;
import io.cameogrid.grid.verify.CopyReading;
import io.cameogrid.grid.verify.LocalCopies;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.MicroshardStatus;
import io.cameogrid.search.microshard.VerifyReport;
import io.cameogrid.search.node.SearchNode;
import io.cameogrid.search.port.LeafSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.ignite.IgniteCache;

/** CameoGrid on one Ignite node: the façades, and on a server what keeps its microshards. */
public final class CameoGridNode implements CameoGrid, AutoCloseable {
    private final Facades facades;
    private final DocumentCaches caches;
    private final SearchNode engine;
    private final Quorum quorum;
    private final SearchEngine search;
    private final LeafSearch leaf;
    private final Peers peers;
    private final Moving moving;
    private final Optional<Server> server;

    /** What applications see. */
    record Facades(
            DocumentStore documents, IndexCatalog catalog, ClusterView cluster, ClusterAdmin admin, IndexNames names) {}

    /** How the nodes talk with one another: searches, and how each of them is. */
    record Peers(MessagePeerChannel searches, DigestExchange digests) {}

    /** What only a server has. */
    record Server(
            MicroshardOwnership ownership,
            MetastorageCatalog definitions,
            MicroshardIndexingSpi indexingSpi,
            LocalCopies copies,
            Membership membership,
            ExecutorService disposal) {}

    CameoGridNode(
            Facades facades,
            DocumentCaches caches,
            SearchNode engine,
            Quorum quorum,
            Peers peers,
            Moving moving,
            Optional<Server> server) {
        this.facades = facades;
        this.caches = caches;
        this.engine = engine;
        this.quorum = quorum;
        this.search = new LeasedSearch(
                quorum, new NamedSearch(facades.names(), new PassingSearch(moving.gates(), engine.searchEngine())));
        this.moving = moving;
        this.leaf = new LeasedLeaf(quorum, engine.leafSearch());
        this.peers = peers;
        this.server = server;
    }

    @Override
    public DocumentStore documents() {
        return facades.documents();
    }

    @Override
    public SearchEngine search() {
        return search;
    }

    @Override
    public IndexCatalog catalog() {
        return facades.catalog();
    }

    @Override
    public ClusterView cluster() {
        return facades.cluster();
    }

    @Override
    public ClusterAdmin admin() {
        return facades.admin();
    }

    @Override
    public IgniteCache<StoredKey, StoredDocument> cache(IndexName index) {
        return caches.open(require(index));
    }

    @Override
    public List<VerifyReport> verify(IndexName index) {
        List<VerifyReport> reports = new ArrayList<>();
        for (MicroshardStatus status :
                engine.microshards().status(require(index).incarnation())) {
            try {
                reports.add(engine.microshards().verify(status.id()));
            } catch (IOException e) {
                throw new CameoGridException(ErrorCode.INTERNAL, "microshard " + status.id() + " cannot be read", e);
            }
        }
        return reports;
    }

    private IndexDefinition require(IndexName index) {
        return catalog()
                .find(index)
                .orElseThrow(
                        () -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + index + "'")
                                .with("index", index.value()));
    }

    @Override
    public LeafSearch leaf() {
        return leaf;
    }

    @Override
    public void awaitReady(Duration timeout) {
        server.ifPresent(parts -> parts.ownership().awaitRecovered(timeout));
    }

    /** Compares every microshard of this server with its partition; for the search service, when the rows are whole. */
    public void recover() {
        server.ifPresent(parts -> {
            parts.ownership().recoverAll();
            moving.keeper().ifPresent(MoveKeeper::start);
        });
    }

    /** Opens this server's microshards of an index that another node, or this one, is making. */
    public void prepare(String definition) {
        server.ifPresent(parts -> parts.ownership().prepare(definition));
        // The others know its copies when they hear of its name.
        peers.digests().soon();
    }

    /** Gives up what {@link #prepare} opened. */
    public void discard(String definition) {
        server.ifPresent(parts -> parts.ownership().discard(definition));
    }

    /** Maps this server's rows anew, after its definition was replaced by one that contradicts it. */
    public void remap(String definition) {
        server.ifPresent(parts -> parts.ownership().remap(definition));
    }

    /** Reads this server's copies of the partitions, and compares its microshards with them. */
    public List<CopyReading> readCopies(String incarnation, List<Integer> partitions) {
        return server.map(parts -> parts.copies().read(incarnation, partitions)).orElse(List.of());
    }

    /** Waits until this server's disk has the definition. */
    public void awaitOnDisk(String definition, Deadline deadline) {
        server.ifPresent(parts -> parts.definitions().awaitOnDisk(definition, deadline));
    }

    /** By what the other nodes are to know this one, beside its name and vote. */
    Map<String, String> attributes() {
        return server.map(parts -> parts.membership().attributes()).orElse(Map.of());
    }

    /** This node's part of moves of documents, for the server that carries them out. */
    public MoveSite moves() {
        return moving.site();
    }

    /** Ignite's parts are there, and nobody sees the node yet. */
    void joining() {
        server.flatMap(parts -> parts.membership().keeper()).ifPresent(BaselineKeeper::listen);
    }

    /** The node is in the topology: from now on it watches the voters and the members, and tells all nodes of itself. */
    void joined() {
        server.ifPresent(parts -> parts.ownership().started());
        if (server.isEmpty()) {
            peers.searches().listen(); // A server does since before it could be seen.
        }
        quorum.start();
        server.flatMap(parts -> parts.membership().keeper()).ifPresent(BaselineKeeper::start);
        peers.digests().start();
    }

    /** Lets the microshards be, while the partitions still are what they were, and talks to the other nodes no more. */
    void stopFollowing() {
        server.flatMap(parts -> parts.membership().keeper()).ifPresent(BaselineKeeper::close);
        quorum.close();
        peers.digests().close();
        peers.searches().close();
        moving.keeper().ifPresent(MoveKeeper::close);
        server.ifPresent(parts -> parts.ownership().close());
    }

    /** For the Ignite configuration of a server. */
    Optional<MicroshardIndexingSpi> indexingSpi() {
        return server.map(Server::indexingSpi);
    }

    /** Ends the engine; after Ignite's last checkpoint. */
    @Override
    public void close() {
        stopFollowing();
        server.ifPresent(parts -> parts.disposal().shutdown());
        engine.close();
    }
}
