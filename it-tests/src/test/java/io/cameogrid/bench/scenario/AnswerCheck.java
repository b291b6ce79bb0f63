package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.JsonLeaves;
import io.cameogrid.bench.corpus.QueryClass;
import io.cameogrid.bench.corpus.QuerySet;
import io.cameogrid.bench.http.HttpAnswer;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.load.WrongAnswerException;
import io.cameogrid.bench.lucene.LuceneIndex;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds the server's answers against plain Lucene's, since the time of a wrong answer means nothing. */
record AnswerCheck(LuceneIndex lucene, Api api) {
    private static final int QUERIES = 40;

    /** Compares some queries of each class: how many documents match, and whether the hits are among them. */
    void check(QuerySet queries) throws IOException {
        try (HttpConnection connection = new HttpConnection(api.address())) {
            for (QueryClass kind : QueryClass.values()) {
                for (BenchQuery query : queries.of(kind)
                        .subList(0, Math.min(QUERIES, queries.of(kind).size()))) {
                    check(query, connection.send(api.search(query)));
                }
            }
        }
    }

    private void check(BenchQuery query, HttpAnswer answer) throws IOException {
        Set<String> expected = lucene.matches(query);
        if (Api.total(answer) != expected.size()) {
            throw wrong(query, "found " + Api.total(answer) + " documents, plain Lucene " + expected.size());
        }
        List<String> hits = hits(answer);
        if (hits.size() != Math.min(10, expected.size())) {
            throw wrong(query, "has " + hits.size() + " hits of " + expected.size());
        }
        hits.stream().filter(id -> !expected.contains(id)).findFirst().ifPresent(id -> {
            throw wrong(query, "has the hit " + id + ", which does not match");
        });
    }

    private static List<String> hits(HttpAnswer answer) {
        List<String> ids = new ArrayList<>();
        JsonLeaves.walk(answer.body().getBytes(StandardCharsets.UTF_8), (path, value) -> {
            if (path.equals("hits.id")) {
                ids.add(value.getText());
            }
        });
        return ids;
    }

    private static WrongAnswerException wrong(BenchQuery query, String what) {
        return new WrongAnswerException("The answer to " + query.text() + " " + what);
    }
}
