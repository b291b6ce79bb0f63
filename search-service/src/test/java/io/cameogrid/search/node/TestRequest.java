package io.cameogrid.search.node;

import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts a search request together, member by member. */
public final class TestRequest {
    private final SearchTarget target;
    private final String query;
    private final List<SortKey> sort = new ArrayList<>();
    private OptionalInt limit = OptionalInt.empty();
    private OptionalInt offset = OptionalInt.empty();
    private List<String> fields = List.of();
    private boolean lenient;
    private Optional<String> routingKey = Optional.empty();
    private Duration timeout = Duration.ofSeconds(30);
    private boolean allowPartial;
    private boolean trackTotal = true;
    private Optional<String> cursor = Optional.empty();

    private TestRequest(SearchTarget target, String query) {
        this.target = target;
        this.query = query;
    }

    public static TestRequest of(IndexName index, String query) {
        return new TestRequest(SearchTarget.of(index), query);
    }

    /** A search of several indexes. */
    public static TestRequest ofAll(List<String> indexes, String query) {
        return new TestRequest(SearchTarget.of(indexes), query);
    }

    public TestRequest sort(SortKey... keys) {
        sort.addAll(List.of(keys));
        return this;
    }

    public TestRequest cursor(String value) {
        cursor = Optional.of(value);
        return this;
    }

    public TestRequest limit(int value) {
        limit = OptionalInt.of(value);
        return this;
    }

    public TestRequest offset(int value) {
        offset = OptionalInt.of(value);
        return this;
    }

    public TestRequest fields(String... paths) {
        fields = List.of(paths);
        return this;
    }

    public TestRequest ascending(String field) {
        sort.add(new SortKey(field, true));
        return this;
    }

    public TestRequest descending(String field) {
        sort.add(new SortKey(field, false));
        return this;
    }

    public TestRequest lenient() {
        lenient = true;
        return this;
    }

    public TestRequest routingKey(String key) {
        routingKey = Optional.of(key);
        return this;
    }

    public TestRequest timeout(Duration value) {
        timeout = value;
        return this;
    }

    public TestRequest allowPartial() {
        allowPartial = true;
        return this;
    }

    public TestRequest withoutTotal() {
        trackTotal = false;
        return this;
    }

    public SearchRequest build() {
        return new SearchRequest(
                target,
                query,
                limit,
                offset,
                fields,
                sort,
                lenient,
                routingKey,
                timeout,
                allowPartial,
                trackTotal,
                cursor,
                Annotations.NONE);
    }
}
