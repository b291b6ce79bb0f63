package io.cameogrid.rest.json;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.QueryParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads a search, from a JSON body or from the parameters of an address. */
public final class SearchBody {
    private static final List<String> MEMBERS = List.of(
            "query",
            "limit",
            "offset",
            "fields",
            "sort",
            "lenient",
            "routing_key",
            "timeout_ms",
            "allow_partial",
            "cursor",
            "highlight",
            "explain");

    /** The parameters of a search in an address: the members, of which one has a shorter name there. */
    private static final String[] PARAMETERS = MEMBERS.stream()
            .map(member -> member.equals("query") ? "q" : member)
            .toArray(String[]::new);

    private static final List<String> MEMBERS_OF_MANY =
            Stream.concat(Stream.of("indexes"), MEMBERS.stream()).toList();

    /** What may be said. */
    private final List<String> members;

    private Optional<List<String>> indexes = Optional.empty();
    private Optional<String> query = Optional.empty();
    private OptionalInt limit = OptionalInt.empty();
    private OptionalInt offset = OptionalInt.empty();
    private List<String> fields = List.of();
    private List<SortKey> sort = List.of();
    private boolean lenient;
    private Optional<String> routingKey = Optional.empty();
    private OptionalInt timeoutMillis = OptionalInt.empty();
    private boolean allowPartial;
    private Optional<String> cursor = Optional.empty();
    private Optional<Annotations.Highlight> highlight = Optional.empty();
    private boolean explain;

    private SearchBody(List<String> members) {
        this.members = members;
    }

    /** The names that {@link #of(SearchTarget, QueryParameters, Duration)} reads. */
    public static String[] parameters() {
        return PARAMETERS.clone();
    }

    /** @param longest the timeout, and the most that a client can ask for */
    public static SearchRequest parse(SearchTarget target, ByteSpan body, Duration longest) {
        SearchBody search = new SearchBody(MEMBERS);
        search.readAll(body);
        return search.request(target, longest);
    }

    /** A search whose body says by itself which indexes it covers. */
    public static SearchRequest ofMany(ByteSpan body, Duration longest) {
        SearchBody search = new SearchBody(MEMBERS_OF_MANY);
        search.readAll(body);
        List<String> indexes = search.indexes.orElseThrow(() -> new CameoGridException(
                        ErrorCode.INVALID_REQUEST,
                        "a search without an index in its path needs 'indexes', as in [\"books\", \"films-*\"]")
                .with("field", "indexes"));
        return search.request(SearchTarget.of(indexes), longest);
    }

    private void readAll(ByteSpan body) {
        try (RequestJson json = RequestJson.open(body)) {
            json.beginObject();
            while (json.hasMember()) {
                if (!members.contains(json.member())) {
                    throw json.unknown(members);
                }
                read(json);
            }
            json.end();
        }
    }

    /** A search whose parts are parameters; {@code fields} and {@code sort} are lists with commas. */
    public static SearchRequest of(SearchTarget target, QueryParameters parameters, Duration longest) {
        SearchBody search = new SearchBody(MEMBERS);
        search.query = Optional.of(parameters.require("q"));
        search.limit = parameters.count("limit");
        search.offset = parameters.count("offset");
        search.fields = parameters.text("fields").map(SearchBody::list).orElse(List.of());
        search.sort = SortBody.of(parameters.text("sort").map(SearchBody::list).orElse(List.of()));
        search.lenient = parameters.flag("lenient", false);
        search.routingKey = parameters.text("routing_key");
        search.timeoutMillis = parameters.count("timeout_ms");
        search.allowPartial = parameters.flag("allow_partial", false);
        search.cursor = parameters.text("cursor");
        search.highlight = HighlightBody.wanted(parameters.flag("highlight", false));
        search.explain = parameters.flag("explain", false);
        return search.request(target, longest);
    }

    private void read(RequestJson json) {
        switch (json.member()) {
            case "query" -> query = json.text();
            case "limit" -> limit = json.count();
            case "offset" -> offset = json.count();
            case "fields" -> fields = json.isNull() ? List.of() : json.texts();
            case "sort" -> sort = SortBody.read(json);
            case "lenient" -> lenient = json.flag(false);
            case "routing_key" -> routingKey = json.text();
            case "timeout_ms" -> timeoutMillis = json.count(1, Integer.MAX_VALUE);
            case "allow_partial" -> allowPartial = json.flag(false);
            case "cursor" -> cursor = json.text();
            case "highlight" -> highlight = HighlightBody.read(json);
            case "explain" -> explain = json.flag(false);
            case "indexes" -> indexes = json.isNull() ? Optional.empty() : Optional.of(json.texts());
            default -> throw json.unknown(members);
        }
    }

    private static List<String> list(String commas) {
        return Arrays.stream(commas.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private SearchRequest request(SearchTarget target, Duration longest) {
        String text = query.orElseThrow(() -> new CameoGridException(
                        ErrorCode.INVALID_REQUEST, "a search needs a 'query'; \"*\" finds everything")
                .with("field", "query"));
        if (timeoutMillis.isPresent() && timeoutMillis.getAsInt() == 0) {
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "'timeout_ms' must be at least 1; leave it out for the longest")
                    .with("parameter", "timeout_ms");
        }
        // As a write with the key would be refused.
        routingKey.ifPresent(key -> DocumentKey.of("-", key));
        Duration asked = timeoutMillis.isPresent() ? Duration.ofMillis(timeoutMillis.getAsInt()) : longest;
        Duration timeout = asked.compareTo(longest) < 0 ? asked : longest;
        return new SearchRequest(
                target,
                text,
                limit,
                offset,
                fields,
                sort,
                lenient,
                routingKey,
                timeout,
                allowPartial,
                true,
                cursor,
                new Annotations(highlight, explain));
    }
}
