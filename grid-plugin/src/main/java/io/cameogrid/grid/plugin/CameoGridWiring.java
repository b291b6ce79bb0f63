package io.cameogrid.grid.plugin;

import com.google.common.base.Suppliers;
import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.grid.catalog.CatalogCursorKey;
import io.cameogrid.grid.catalog.EngineReports;
import io.cameogrid.grid.catalog.IgniteIndexCatalog;
import io.cameogrid.grid.catalog.IndexNames;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.MoveOrders;
import io.cameogrid.grid.catalog.NamedDocuments;
import io.cameogrid.grid.catalog.NewIndexes;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.grid.catalog.Servers;
import io.cameogrid.grid.cluster.ClusterRules;
import io.cameogrid.grid.cluster.IgniteClusterView;
import io.cameogrid.grid.cluster.Members;
import io.cameogrid.grid.cluster.RunningVersions;
import io.cameogrid.grid.digest.DigestExchange;
import io.cameogrid.grid.digest.NodeDigests;
import io.cameogrid.grid.digest.OwnDigest;
import io.cameogrid.grid.digest.SearchableCopies;
import io.cameogrid.grid.index.CheckpointCommits;
import io.cameogrid.grid.index.MicroshardIndexingSpi;
import io.cameogrid.grid.internal.CheckpointHooks;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.OpenTransactions;
import io.cameogrid.grid.membership.FixedMembership;
import io.cameogrid.grid.membership.Membership;
import io.cameogrid.grid.membership.MembershipSettings;
import io.cameogrid.grid.move.IndexGates;
import io.cameogrid.grid.move.MoveKeeper;
import io.cameogrid.grid.move.MoveSite;
import io.cameogrid.grid.move.Moving;
import io.cameogrid.grid.move.TouchedKeys;
import io.cameogrid.grid.partition.IgnitePartitionMap;
import io.cameogrid.grid.partition.MicroshardOwnership;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.IgniteDocumentStore;
import io.cameogrid.grid.store.IgniteRowSource;
import io.cameogrid.grid.store.OrphanCaches;
import io.cameogrid.grid.transport.ComputeCopyReader;
import io.cameogrid.grid.transport.ComputeMoveCrew;
import io.cameogrid.grid.transport.ComputeServers;
import io.cameogrid.grid.transport.MessagePeerChannel;
import io.cameogrid.grid.verify.IndexVerifier;
import io.cameogrid.grid.verify.LocalCopies;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.change.SchemaDiff;
import io.cameogrid.schema.change.SchemaEvolution;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.microshard.MicroshardConfig;
import io.cameogrid.search.node.SearchConfig;
import io.cameogrid.search.node.SearchNode;
import io.cameogrid.search.node.SearchPorts;
import io.cameogrid.search.route.SearchLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;

/**
 * Puts one node together: the table of contents of the plugin. Runs before Ignite has started, so the parts hold the
 * Ignite node without using it yet.
 */
final class CameoGridWiring {
    private final Ignite ignite;
    private final CameoGridConfiguration settings;
    private final Quorum quorum;
    private final Servers servers;
    private final MessagePeerChannel peers;
    private final MetastorageCatalog catalog;
    private final LocalPartitions partitions;
    private final DocumentCaches caches;
    private final IgnitePartitionMap partitionMap;
    private final NodeDigests digests = new NodeDigests();
    private final IndexGates gates;
    private final TouchedKeys touched;
    private final DocumentInspector inspector;
    /** Closes and deletes what is dropped; the thread that tells of a drop must not wait for the disk. */
    private final ExecutorService disposal = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("cameogrid-disposal").factory());

    CameoGridWiring(Ignite ignite, CameoGridConfiguration settings) {
        this.ignite = ignite;
        this.settings = settings;
        this.quorum = Quorum.of(
                settings.rules(),
                ignite,
                Duration.ofMillis(ignite.configuration().getFailureDetectionTimeout()));
        this.servers = new ComputeServers(ignite);
        this.peers = new MessagePeerChannel(ignite);
        this.catalog = MetastorageCatalog.register(ignite, servers);
        this.partitions = new LocalPartitions(ignite);
        this.caches = new DocumentCaches(ignite, partitions, catalog::isNamed);
        this.partitionMap = new IgnitePartitionMap(ignite, caches, partitions);
        this.gates = new IndexGates(catalog, new OpenTransactions(ignite));
        this.touched = new TouchedKeys(catalog);
        this.inspector = new DocumentInspector(settings.maxFields());
    }

    CameoGridNode server(MicroshardDirectory directory, Failpoints failpoints) {
        SearchNode engine = engine(directory.path(), directory.node(), failpoints);
        CheckpointHooks checkpoints = CheckpointHooks.register(
                ignite,
                hooks -> new CheckpointCommits(
                        engine.commitBarrier(), partitions, hooks::forceLog, () -> discardUnknown(engine)));
        MicroshardOwnership ownership = new MicroshardOwnership(new MicroshardOwnership.Parts(
                catalog, caches, new OrphanCaches(ignite), partitions, engine.microshards(), checkpoints));
        MicroshardIndexingSpi spi = new MicroshardIndexingSpi(
                touched.noting(engine.changeSink()),
                catalog,
                (cacheName, partition) -> !partitions.held(cacheName, partition),
                peers::listen);
        LocalCopies copies = new LocalCopies(
                ignite,
                partitions,
                engine.microshards()::verify,
                settings.names().node());
        catalog.onDrop(index -> dispose(() -> engine.microshards().drop(index.incarnation())));
        MoveKeeper keeper = moveKeeper(failpoints);
        OwnDigest ownDigest = new OwnDigest(
                new OwnDigest.Parts(catalog, partitions, engine.microshards()),
                directory.path(),
                Suppliers.memoize(() -> RunningVersions.read().version()),
                () -> keeper.tasks(ownName()));
        Optional<OwnDigest> own = Optional.of(ownDigest);
        Membership membership = membership(directory.path(), ownDigest);
        return new CameoGridNode(
                facades(
                        engine,
                        () -> checkpoints.checkpointNow("commit was asked for"),
                        own,
                        Optional.of(ownership),
                        membership.admin()),
                caches,
                engine,
                quorum,
                new CameoGridNode.Peers(peers, new DigestExchange(ignite, digests, own)),
                moving(engine, Optional.of(keeper), failpoints),
                Optional.of(new CameoGridNode.Server(ownership, catalog, spi, copies, membership, disposal)));
    }

    private Membership membership(Path microshards, OwnDigest own) {
        SearchableCopies searchable =
                new SearchableCopies(() -> ignite.cluster().localNode().id(), digests, own::now);
        ClusterRules rules = settings.rules();
        return rules.voters().entries().isEmpty()
                ? Membership.fixed(
                        "nobody has a vote here, so members are not kept by rule; set the cluster's seed_nodes")
                : Membership.byRule(
                        new Membership.Parts(ignite, catalog, partitions, searchable),
                        quorum::isPresent,
                        MembershipSettings.of(rules.nodeLeftGrace()),
                        microshards);
    }

    CameoGridNode client() {
        SearchNode engine = engine(Path.of(System.getProperty("java.io.tmpdir")), "client", Failpoints.NONE);
        ClusterAdmin nothing = new FixedMembership("this is a client; ask a server");
        return new CameoGridNode(
                facades(engine, () -> {}, Optional.empty(), Optional.empty(), nothing),
                caches,
                engine,
                quorum,
                new CameoGridNode.Peers(peers, new DigestExchange(ignite, digests, Optional.empty())),
                moving(engine, Optional.empty(), Failpoints.NONE),
                Optional.empty());
    }

    private Moving moving(SearchNode engine, Optional<MoveKeeper> keeper, Failpoints failpoints) {
        MoveSite site = new MoveSite(
                catalog,
                gates,
                touched,
                caches,
                partitionMap,
                new MoveSite.Pace(new NodeAdmission(partitions, engine.microshards()), failpoints),
                new MoveSite.Checks(inspector, registration(newIndexes())));
        return new Moving(gates, site, keeper);
    }

    private MoveKeeper moveKeeper(Failpoints failpoints) {
        NewIndexes newIndexes = newIndexes();
        return new MoveKeeper(
                catalog,
                new MoveKeeper.Parts(new ComputeMoveCrew(ignite), caches, partitionMap),
                registration(newIndexes),
                newIndexes,
                new OldestServer(ignite, quorum),
                failpoints);
    }

    private SchemaRegistration registration(NewIndexes newIndexes) {
        return new SchemaRegistration(catalog, newIndexes, new SchemaEvolution(settings.maxFields()), quorum);
    }

    private ClusterNode ownName() {
        return new ClusterNode(
                String.valueOf(ignite.cluster().localNode().consistentId()),
                settings.names().node());
    }

    private NewIndexes newIndexes() {
        return new NewIndexes(
                catalog,
                caches,
                new SchemaDiff(settings.maxFields()),
                new NewIndexes.Defaults(settings.microshards(), settings.replicas()),
                servers);
    }

    private SearchNode engine(Path directory, String node, Failpoints failpoints) {
        SearchConfig defaults = SearchConfig.defaults(directory, node);
        SearchConfig config = new SearchConfig(
                MicroshardConfig.defaults(directory, node).withBufferBytes(settings.indexBufferBytes()),
                new SearchLimits(
                        settings.defaultSearchLimit(),
                        defaults.limits().window(),
                        defaults.limits().query()),
                settings.concurrentSearches(),
                defaults.waiting(),
                defaults.streams());
        return SearchNode.start(
                config,
                new SearchPorts(
                        partitionMap,
                        new IgniteRowSource(ignite, partitions),
                        peers,
                        catalog,
                        new CatalogCursorKey(catalog, quorum)),
                failpoints);
    }

    private CameoGridNode.Facades facades(
            SearchNode engine,
            Runnable checkpoint,
            Optional<OwnDigest> own,
            Optional<MicroshardOwnership> ownership,
            ClusterAdmin admin) {
        SchemaDiff diff = new SchemaDiff(settings.maxFields());
        NewIndexes newIndexes = newIndexes();
        SchemaRegistration registration = registration(newIndexes);
        EngineReports reports = new EngineReports(
                caches,
                engine.microshards()::status,
                partitions::storedBytes,
                digests::sizes,
                checkpoint,
                new IndexVerifier(new ComputeCopyReader(ignite)));
        IndexNames names = new IndexNames(catalog);
        return new CameoGridNode.Facades(
                new NamedDocuments(
                        names,
                        new IgniteDocumentStore(
                                new IgniteDocumentStore.Parts(
                                        gates,
                                        registration,
                                        caches,
                                        partitionMap,
                                        new NodeAdmission(partitions, engine.microshards()),
                                        quorum),
                                inspector,
                                new IgniteDocumentStore.Limits(settings.maxRecordBytes(), settings.maxBatchBytes()))),
                new IgniteIndexCatalog(
                        catalog,
                        registration,
                        newIndexes,
                        diff,
                        caches,
                        reports,
                        new IgniteIndexCatalog.Moves(
                                new MoveOrders(catalog, registration, newIndexes, InstantSource.system()), gates)),
                new IgniteClusterView(
                        ignite, settings.names(), catalog, new Members(ignite, digests, own), ownership, quorum),
                admin,
                names);
    }

    private void dispose(Runnable work) {
        try {
            disposal.execute(work);
        } catch (RejectedExecutionException e) {
            // The node stops; the next start deletes the directories of indexes that it does not know.
        }
    }

    private void discardUnknown(SearchNode engine) {
        engine.microshards()
                .retainOnly(catalog.allIncarnations().stream()
                        .map(IndexDefinition::incarnation)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
