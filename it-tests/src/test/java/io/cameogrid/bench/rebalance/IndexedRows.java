package io.cameogrid.bench.rebalance;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.load.WrongAnswerException;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.microshard.MicroshardConfig;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.RecoveryFacts;
import io.cameogrid.search.microshard.SchemaMapping;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A microshard that is filled by the hook with the rows of its partition, one by one, and then committed. */
public final class IndexedRows {
    private final BenchIndex index;
    private final List<Row> rows;

    public IndexedRows(Corpus corpus) {
        this.index = new BenchIndex(corpus);
        this.rows = index.rows();
    }

    /** Leaves the microshard's files there. */
    public CpuUse write(Path root) throws IOException {
        MicroshardId id = new MicroshardId(index.definition().incarnation(), 0);
        DocumentMapper mapper = new DocumentMapper(new AnalyzerCatalog());
        AnalyzerCatalog analyzers = new AnalyzerCatalog();
        try (MicroshardSet microshards = MicroshardSet.start(
                MicroshardConfig.defaults(root, "bench"),
                incarnation -> new SchemaMapping(incarnation, index, mapper, analyzers),
                new NoRows(),
                Failpoints.NONE)) {
            microshards.open(id);
            microshards.recover(id, RecoveryFacts.running(0));
            CpuClock clock = CpuClock.own();
            CpuClock.Reading start = clock.read();
            rows.forEach(row -> microshards.stored(id, row));
            microshards.flushAhead();
            microshards.mark(microshard -> rows.size());
            microshards.commit(() -> {});
            CpuUse use = clock.since(start);
            long documents = microshards.status(id.incarnation()).getFirst().documents();
            if (documents != rows.size()) {
                throw new WrongAnswerException("The microshard has " + documents + " documents of " + rows.size());
            }
            return use;
        }
    }

    /** Where the files are. */
    public static Path files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .map(Path::getParent)
                    .orElseThrow();
        }
    }

    /** The partition as it is before its first row: nothing else is asked. */
    private static final class NoRows implements RowSource {
        @Override
        public Optional<Row> find(MicroshardId microshard, DocumentKey key) {
            return Optional.empty();
        }

        @Override
        public void scan(MicroshardId microshard, Consumer<Row> visitor) {}

        @Override
        public long count(MicroshardId microshard) {
            return 0;
        }
    }
}
