package io.cameogrid.rest.json;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.TailClauses;
import io.cameogrid.rest.call.ByteSpan;
import java.util.TreeMap;

/** Shows what a search would do. */
public final class ValidationJson {
    private static final int EXPECTED = 1_024;

    private ValidationJson() {}

    /** The answer to the question whether a search would run. */
    public static ByteSpan answer(SearchRequest request, QueryValidation validation) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        out.name("valid").value(validation.valid());
        request.target().names().stream()
                .findFirst()
                .ifPresent(index -> out.name("index").value(index.value()));
        out.name("query").value(request.query());
        validation.parsed().ifPresent(parsed -> parsed(out, parsed));
        validation.lucene().ifPresent(lucene -> out.name("lucene_query").value(lucene));
        out.name("errors").beginArray();
        validation.problem().ifPresent(problem -> error(out, problem));
        out.endArray();
        if (!validation.discardedClauses().isEmpty()) {
            out.name("_discarded_clauses").strings(validation.discardedClauses());
        }
        return out.endObject().span();
    }

    private static void parsed(JsonBuffer out, ParsedQuery parsed) {
        out.name("normalized_query").value(parsed.toText());
        out.name("parsed").any(QueryTree.of(parsed.query()));
        TailClauses tail = parsed.tail();
        if (!tail.equals(TailClauses.NONE)) {
            out.name("tail").beginObject();
            if (!tail.returnFields().isEmpty()) {
                out.name("fields").strings(tail.returnFields());
            }
            tail.limit().ifPresent(limit -> out.name("limit").value(limit));
            tail.offset().ifPresent(offset -> out.name("offset").value(offset));
            if (!tail.sort().isEmpty()) {
                out.name("sort").beginArray();
                tail.sort()
                        .forEach(key -> out.beginObject()
                                .name("field")
                                .value(key.field())
                                .name("order")
                                .value(key.ascending() ? "asc" : "desc")
                                .endObject());
                out.endArray();
            }
            out.endObject();
        }
    }

    private static void error(JsonBuffer out, CameoGridException problem) {
        out.beginObject().name("code").value(problem.code().wireName());
        out.name("detail").value(problem.detail());
        new TreeMap<>(problem.facts()).forEach((name, value) -> out.name(name).any(value));
        out.endObject();
    }
}
