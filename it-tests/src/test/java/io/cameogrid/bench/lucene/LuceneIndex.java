package io.cameogrid.bench.lucene;

import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** One Lucene index of a whole corpus. Threads: any, for searches. */
public final class LuceneIndex implements AutoCloseable {
    private static final double BUFFER_MEGABYTES = 256;

    /** Matches that are counted before a search may skip the rest, as in the figures that others publish. */
    private static final int COUNTED = 10_000;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final LuceneMapping mapping;

    private LuceneIndex(Directory directory, LuceneMapping mapping) throws IOException {
        this.directory = directory;
        this.mapping = mapping;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        // Queries that come again would measure the cache.
        searcher.setQueryCache(null);
    }

    public static LuceneIndex open(Path path, Corpus corpus) throws IOException {
        return new LuceneIndex(new MMapDirectory(path), new LuceneMapping(corpus.shape()));
    }

    /**
     * Indexes the corpus into an empty directory, a batch at a time and with one commit at the end, which counts too. An
     * operation is a batch.
     */
    public static ClosedLoop.Outcome write(Path path, Corpus corpus, boolean withJson, int batch, int threads)
            throws IOException {
        LuceneMapping mapping = new LuceneMapping(corpus.shape());
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        CpuClock clock = CpuClock.own();
        try (Directory directory = new MMapDirectory(path);
                IndexWriter writer = new IndexWriter(directory, config)) {
            AtomicInteger next = new AtomicInteger();
            Worker worker = () -> {
                int from = next.getAndAdd(batch);
                int to = Math.min(from + batch, corpus.documents().size());
                for (int i = from; i < to; i++) {
                    writer.addDocument(mapping.document(corpus.documents().get(i), withJson));
                }
                return from < to;
            };
            CpuClock.Reading start = clock.read();
            ClosedLoop.Outcome batches = ClosedLoop.run(
                    Stream.generate(() -> worker).limit(threads).toList(), Duration.ofMinutes(30), clock);
            writer.commit();
            return new ClosedLoop.Outcome(batches.latencies(), clock.since(start));
        }
    }

    /** Searches for the ten best, one query after the other, from the given one on. */
    public Worker searching(List<BenchQuery> queries, int first, boolean withJson) {
        List<Query> translated = queries.stream().map(mapping::query).toList();
        AtomicInteger next = new AtomicInteger(first);
        return () -> {
            Query query = translated.get(Math.floorMod(next.getAndIncrement(), translated.size()));
            TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(10, null, COUNTED));
            if (withJson) {
                StoredFields stored = searcher.storedFields();
                for (ScoreDoc hit : top.scoreDocs) {
                    stored.document(hit.doc);
                }
            }
            return true;
        };
    }

    /** The ids of all documents that match. */
    public Set<String> matches(BenchQuery query) throws IOException {
        Set<String> ids = new TreeSet<>();
        TopDocs all = searcher.search(mapping.query(query), reader.maxDoc());
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : all.scoreDocs) {
            ids.add(stored.document(hit.doc, Set.of(LuceneMapping.ID)).get(LuceneMapping.ID));
        }
        return ids;
    }

    /** How many documents match. */
    public int count(BenchQuery query) throws IOException {
        return searcher.count(mapping.query(query));
    }

    public int segments() {
        return reader.leaves().size();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
