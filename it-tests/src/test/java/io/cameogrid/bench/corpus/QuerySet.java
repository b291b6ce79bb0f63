package io.cameogrid.bench.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The queries of each class; every one of them finds something. */
public record QuerySet(Map<QueryClass, List<BenchQuery>> byClass) {
    public QuerySet {
        byClass = Collections.unmodifiableMap(new EnumMap<>(byClass));
    }

    public List<BenchQuery> of(QueryClass kind) {
        return byClass.getOrDefault(kind, List.of());
    }

    /** The queries of all classes, well mixed; always in the same order. */
    public List<BenchQuery> mixed() {
        List<BenchQuery> all = new ArrayList<>();
        byClass.values().forEach(all::addAll);
        Collections.shuffle(all, new Random(all.size()));
        return all;
    }
}
