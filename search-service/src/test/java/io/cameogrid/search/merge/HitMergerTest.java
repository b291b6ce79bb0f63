package io.cameogrid.search.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.search.port.LeafHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HitMergerTest {
    private static final List<SortKey> PRICE_DOWN_NAME_UP =
            List.of(new SortKey("price", false), new SortKey("name", true));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aMergeOfPartsIsThePageOfTheWhole(long seed) {
        Random random = new Random(seed);
        List<LeafHit> all = new ArrayList<>();
        List<List<LeafHit>> parts = new ArrayList<>();
        int nodes = 1 + random.nextInt(5);
        for (int node = 0; node < nodes; node++) {
            List<LeafHit> part = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                part.add(randomHit(random, node, all.size() + part.size()));
            }
            part.sort(HitOrder.of(PRICE_DOWN_NAME_UP));
            all.addAll(part);
            parts.add(part);
        }
        all.sort(HitOrder.of(PRICE_DOWN_NAME_UP));
        int skip = random.nextInt(30);
        int limit = random.nextInt(50);
        assertThat(HitMerger.merge(parts, PRICE_DOWN_NAME_UP, skip, limit))
                .as("seed %d", seed)
                .isEqualTo(all.stream().skip(skip).limit(limit).toList());
    }

    @Test
    void equalScoresGoByMicroshardAndThenStayInTheOrderOfTheirNode() {
        LeafHit a = scored(3, "a", 2);
        LeafHit b = scored(1, "z", 1);
        LeafHit c = scored(1, "b", 1);
        LeafHit d = scored(2, "a", 1);
        assertThat(HitMerger.merge(List.of(List.of(a, d), List.of(b, c)), List.of(), 0, 10))
                .containsExactly(a, b, c, d);
    }

    @Test
    void aMissingValueIsLastInEitherDirection() {
        for (boolean ascending : new boolean[] {true, false}) {
            LeafHit present = sorted("a", Optional.of(5L));
            LeafHit missing = sorted("b", Optional.empty());
            assertThat(HitMerger.merge(
                            List.of(List.of(missing), List.of(present)), List.of(new SortKey("n", ascending)), 0, 2))
                    .containsExactly(present, missing);
        }
    }

    @Test
    void equalValuesGoByKey() {
        LeafHit one = sorted("a", Optional.of(1.0));
        LeafHit other = sorted("b", Optional.of(1.0));
        assertThat(HitMerger.merge(List.of(List.of(other), List.of(one)), List.of(new SortKey("d", false)), 0, 2))
                .containsExactly(one, other);
    }

    @Test
    void aPageBehindTheEndIsEmpty() {
        assertThat(HitMerger.merge(List.of(List.of(scored(0, "a", 1))), List.of(), 5, 10))
                .isEmpty();
        assertThat(HitMerger.merge(List.of(), List.of(), 0, 10)).isEmpty();
    }

    private static LeafHit randomHit(Random random, int partition, int number) {
        Optional<Comparable<?>> price =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of((long) random.nextInt(5));
        Optional<Comparable<?>> name = random.nextInt(4) == 0 ? Optional.empty() : Optional.of("n" + random.nextInt(3));
        return new LeafHit(partition, DocumentKey.of("d" + number), 1, List.of(price, name), JsonBytes.of("{}"));
    }

    private static LeafHit scored(int partition, String id, float score) {
        return new LeafHit(partition, DocumentKey.of(id), score, List.of(), JsonBytes.of("{}"));
    }

    private static LeafHit sorted(String id, Optional<Comparable<?>> value) {
        return new LeafHit(0, DocumentKey.of(id), 1, List.of(value), JsonBytes.of("{}"));
    }
}
