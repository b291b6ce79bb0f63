package io.cameogrid.grid.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Annotation.Explanation;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SearchWireTest {
    private static final SearchRequest REQUEST =
            SearchRequest.of(IndexName.of("books"), "mond*").withLimit(3);

    @Test
    void whatANewerVersionAddsAtTheEndIsIgnored() {
        byte[] bytes = SearchWire.bytes(REQUEST);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 50);
        longer[1] = SearchWire.REVISION + 1;
        assertThat(SearchWire.request(bytes)).isEqualTo(REQUEST);
        assertThat(SearchWire.request(longer)).isEqualTo(REQUEST);
    }

    @Test
    void everythingThatASearchAndItsResultSayArrives() {
        SearchRequest request = REQUEST.in(SearchTarget.of(List.of("books", "films*")))
                .sortedBy(List.of(
                        new SortKey("a", false),
                        new SortKey("b", true, Missing.FIRST, Mode.MEDIAN, Optional.of(FieldType.F64)),
                        new SortKey("c", true, new Missing.Value("7"), Mode.MAX, Optional.empty())))
                .from("a cursor")
                .asking(new Annotations(
                        Optional.of(new Annotations.Highlight(List.of("a", "b.c"), "<b>", "</b>", 80, 3, true)), true));
        assertThat(SearchWire.request(SearchWire.bytes(request))).isEqualTo(request);

        Explanation part = new Explanation(1.5, "idf", List.of());
        Annotation told = new Annotation(
                new TreeMap<>(Map.of("a", List.of("a <b>fox</b>"))),
                Optional.of(new Explanation(1.5, "sum of:", List.of(part, part))));
        Hit hit = new Hit("x", 1.5f, JsonBytes.of("{}"));
        SearchResult result = new SearchResult(
                List.of(hit, hit.in(IndexName.of("films")).with(told)),
                new Total(2, true),
                10,
                0,
                Duration.ofMillis(3),
                new Coverage(8, 8, List.of(), 1),
                List.of("y:"),
                Optional.of("the next one"));
        assertThat(SearchWire.result(SearchWire.bytes(result))).isEqualTo(result);
    }

    @Test
    void aRequestOfTheFirstRevisionHasDefaults() {
        byte[] bytes = SearchWire.bytes(REQUEST.sortedBy(List.of(new SortKey("a", false))));
        bytes[1] = 0;
        assertThat(SearchWire.request(bytes)).isEqualTo(REQUEST.sortedBy(List.of(new SortKey("a", false))));
    }

    @Test
    void aMessageOfAnotherProtocolIsRefused() {
        byte[] bytes = SearchWire.bytes(REQUEST);
        bytes[0]++;
        assertThatThrownBy(() -> SearchWire.request(bytes)).hasMessageContaining("protocol 2");
    }
}
