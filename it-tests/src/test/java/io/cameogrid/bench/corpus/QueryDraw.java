package io.cameogrid.bench.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Draws queries from a corpus: words that are neither everywhere nor nowhere, pairs that stand beside each other, words of
 * one document together.
 */
public final class QueryDraw {
    /** Tries for each query wanted, before fewer are taken. */
    private static final int TRIES = 20;

    private final CorpusWords words;
    private final CorpusShape shape;
    private final Random random;

    private QueryDraw(Corpus corpus, long seed) {
        this.words = CorpusWords.of(corpus);
        this.shape = corpus.shape();
        this.random = new Random(seed);
    }

    /** At most so many different queries of each class. */
    public static QuerySet queries(Corpus corpus, int each, long seed) {
        QueryDraw draw = new QueryDraw(corpus, seed);
        Map<QueryClass, List<BenchQuery>> queries = new EnumMap<>(QueryClass.class);
        for (QueryClass kind : QueryClass.values()) {
            queries.put(kind, draw.different(each, () -> draw.query(kind)));
        }
        return new QuerySet(queries);
    }

    private List<BenchQuery> different(int wanted, Supplier<BenchQuery> source) {
        Set<BenchQuery> found = new LinkedHashSet<>();
        for (int tries = 0; tries < wanted * TRIES && found.size() < wanted; tries++) {
            found.add(source.get());
        }
        return List.copyOf(found);
    }

    private BenchQuery query(QueryClass kind) {
        return switch (kind) {
            case TERM -> new BenchQuery.Term(one(random.nextInt(4) == 0 ? words.frequent() : anyOf()));
            case OR -> new BenchQuery.Or(together(2 + random.nextInt(3) / 2));
            case AND -> new BenchQuery.And(together(2 + random.nextInt(3) / 2));
            case PHRASE -> new BenchQuery.Phrase(one(words.pairs()));
            case PREFIX -> prefix();
            case RANGE -> range();
            case FILTER -> filter();
        };
    }

    private List<String> anyOf() {
        return random.nextBoolean() ? words.middling() : words.rare();
    }

    private BenchQuery prefix() {
        String word = one(anyOf());
        return new BenchQuery.Prefix(word.substring(0, Math.min(word.length(), 3 + random.nextInt(3))));
    }

    private BenchQuery range() {
        List<Long> numbers = words.numbers();
        long from = one(numbers);
        double width = random.nextBoolean() ? 0.2 : 1 + random.nextInt(4);
        return new BenchQuery.Range(shape.number(), from, from + (long) (Math.abs(from) * width));
    }

    private BenchQuery filter() {
        CorpusWords.Sample sample = sampleWith(1);
        return new BenchQuery.Filter(shape.tag(), sample.tag(), one(List.copyOf(sample.words())));
    }

    /** Words of one document. */
    private List<String> together(int count) {
        List<String> left = new ArrayList<>(sampleWith(count).words());
        List<String> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    private CorpusWords.Sample sampleWith(int count) {
        while (true) {
            CorpusWords.Sample sample = one(words.samples());
            if (sample.words().size() >= count && !sample.tag().isEmpty()) {
                return sample;
            }
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
