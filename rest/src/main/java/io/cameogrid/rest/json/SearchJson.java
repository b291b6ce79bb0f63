package io.cameogrid.rest.json;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.api.search.Total;
import io.cameogrid.rest.call.ByteSpan;
import java.time.Duration;
import java.util.List;

/** Shows the results of searches. */
public final class SearchJson {
    private static final int ENVELOPE = 512;
    private static final int HIT = 64;

    private SearchJson() {}

    /** The whole answer to a search, in one array of about the right size. */
    public static ByteSpan result(SearchResult result) {
        long expected = ENVELOPE;
        for (Hit hit : result.hits()) {
            expected += HIT + hit.id().length() + hit.source().length();
        }
        JsonBuffer out =
                JsonBuffer.expecting(expected).beginObject().name("hits").beginArray();
        for (Hit hit : result.hits()) {
            HitSplice.append(out, hit);
        }
        out.endArray().name("hits_returned").value(result.hits().size());
        total(out, result.total());
        out.name("limit").value(result.limit()).name("offset").value(result.offset());
        result.nextCursor().ifPresent(cursor -> out.name("next_cursor").value(cursor));
        tail(out, result.took(), result.coverage(), result.discardedClauses());
        return out.endObject().span();
    }

    /** One hit of a stream as one line. */
    public static void line(JsonBuffer out, Hit hit) {
        HitSplice.append(out, hit);
        out.joinLines();
        out.put('\n');
    }

    /** The last line of a stream. */
    public static ByteSpan footer(StreamSummary summary) {
        JsonBuffer out = new JsonBuffer(ENVELOPE).beginObject().name("_footer").value(true);
        out.name("hits_returned").value(summary.hitsReturned());
        total(out, summary.total());
        tail(out, summary.took(), summary.coverage(), summary.discardedClauses());
        return out.endObject().put('\n').span();
    }

    /** The last line of a stream that failed after its first hits had left. */
    public static ByteSpan failure(String code, String message, String requestId) {
        return new JsonBuffer(ENVELOPE)
                .beginObject()
                .name("_error")
                .value(true)
                .name("message")
                .value(message)
                .name("code")
                .value(code)
                .name("instance")
                .value(requestId)
                .endObject()
                .put('\n')
                .span();
    }

    private static void total(JsonBuffer out, Total total) {
        out.name("total_hits").value(total.value());
        if (!total.exact()) {
            out.name("total_relation").value("at_least");
        }
    }

    private static void tail(JsonBuffer out, Duration took, Coverage coverage, List<String> discarded) {
        out.name("took_ms").millis(took).name("stats").beginObject();
        out.name("shards").beginObject();
        out.name("total").value(coverage.total());
        out.name("responded").value(coverage.responded());
        out.name("failed").value(coverage.failed().size()).endObject();
        out.name("nodes").beginObject().name("contacted").value(coverage.nodesContacted());
        out.endObject().endObject();
        if (!coverage.failed().isEmpty()) {
            out.name("errors").beginArray();
            coverage.failed().forEach(failure -> out.value("Shard " + failure.microshard() + ": " + failure.reason()));
            out.endArray();
        }
        if (!discarded.isEmpty()) {
            out.name("_discarded_clauses").strings(discarded);
        }
    }
}
