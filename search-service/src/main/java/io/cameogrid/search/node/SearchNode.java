package io.cameogrid.search.node;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.cursor.Cursors;
import io.cameogrid.search.fetch.HitFetcher;
import io.cameogrid.search.leaf.FreshHits;
import io.cameogrid.search.leaf.LeafSearcher;
import io.cameogrid.search.leaf.LeafTranslator;
import io.cameogrid.search.leaf.LeafWork;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.leaf.RowMatcher;
import io.cameogrid.search.leaf.SearchPermits;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.SortTranslator;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.SchemaMapping;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.CommitBarrier;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.route.QueryRouter;
import io.cameogrid.search.scatter.Ranking;
import io.cameogrid.search.scatter.Scatter;
import io.cameogrid.search.statistics.LiveFrequencies;

/**
 * The engine of one node, from its first thread to its last. Safe for use by many threads.
 *
 * <p>What it offers works from {@link #start} on; a search of a microshard needs the grid to have recovered it, by {@link
 * #microshards}. Closing ends the threads; searches that come afterwards are refused.
 */
public final class SearchNode implements AutoCloseable {
    private final MicroshardSet microshards;
    private final LeafSearch leaf;
    private final SearchEngine engine;
    private final Ranking ranking;

    private SearchNode(MicroshardSet microshards, LeafSearch leaf, SearchEngine engine, Ranking ranking) {
        this.microshards = microshards;
        this.leaf = leaf;
        this.engine = engine;
        this.ranking = ranking;
    }

    public static SearchNode start(SearchConfig config, SearchPorts ports) {
        return start(config, ports, Failpoints.NONE);
    }

    /** @param failpoints for tests that stop the process at a named point */
    public static SearchNode start(SearchConfig config, SearchPorts ports, Failpoints failpoints) {
        AnalyzerCatalog analyzers = new AnalyzerCatalog();
        DocumentMapper mapper = new DocumentMapper(analyzers);
        MicroshardSet microshards = MicroshardSet.start(
                config.microshards(),
                incarnation -> new SchemaMapping(incarnation, ports.schema(), mapper, analyzers),
                ports.rows(),
                failpoints);

        LiveFrequencies live = new LiveFrequencies();
        FreshHits fresh = new FreshHits(
                new HitFetcher(ports.rows()), new RowMatcher(ports.rows(), mapper, analyzers, live), live);
        QueryTranslator queries = new QueryTranslator(analyzers);
        LeafTranslator translator = new LeafTranslator(queries, new SortTranslator());
        LeafSearcher leaf = new LeafSearcher(
                ports.schema(),
                ports.partitions(),
                new QueryReader(config.limits().query()),
                new LeafSearcher.Admission(
                        new SearchPermits(config.searches(), config.waiting()), new SearchPermits(config.streams(), 0)),
                new LeafWork(microshards, translator, fresh, live));

        Ranking ranking = new Ranking(ports.partitions(), ports.peers(), leaf, queries);
        Scatter scatter = new Scatter(ports.partitions(), ports.peers(), leaf, ranking);
        QueryRouter.Basis basis =
                new QueryRouter.Basis(ports.schema(), ports.partitions(), ports.rows(), new Cursors(ports.cursorKey()));
        SearchEngine engine = new QueryRouter(basis, scatter, leaf, queries, config.limits());
        return new SearchNode(microshards, leaf, engine, ranking);
    }

    /** Where row changes go. */
    public ChangeSink changeSink() {
        return microshards;
    }

    /** What checkpoints call. */
    public CommitBarrier commitBarrier() {
        return microshards;
    }

    /** What other nodes ask. */
    public LeafSearch leafSearch() {
        return leaf;
    }

    /** What clients ask. */
    public SearchEngine searchEngine() {
        return engine;
    }

    /** What it took so far to rank over several nodes. */
    public Ranking.Figures rankingFigures() {
        return ranking.figures();
    }

    /** For opening, recovering, verifying and dropping microshards as partitions come and go. */
    public MicroshardSet microshards() {
        return microshards;
    }

    @Override
    public void close() {
        microshards.close();
    }
}
