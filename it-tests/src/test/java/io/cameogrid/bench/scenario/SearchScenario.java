package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.QueryClass;
import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.Worker;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ten best documents of each class of queries; beside it plain Lucene with and without reading the documents. */
final class SearchScenario implements Scenario {
    private static final int LUCENE_THREADS = 2;
    private static final Duration LUCENE_WARMUP = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void run(Stage stage) throws IOException {
        Api api = stage.warmIndex();
        new AnswerCheck(stage.lucene(), api).check(stage.queries());
        stage.report().say("The server and plain Lucene find the same documents.");
        ClosedLoop.run(lucene(stage, stage.queries().mixed(), true), LUCENE_WARMUP, CpuClock.own());
        for (int round = 1; round <= stage.options().rounds(); round++) {
            for (QueryClass kind : QueryClass.values()) {
                run(stage, api, kind, round);
            }
        }
    }

    private void run(Stage stage, Api api, QueryClass kind, int round) throws IOException {
        List<BenchQuery> queries = stage.queries().of(kind);
        add(stage, kind, "lucene", LUCENE_THREADS, round, measureLucene(stage, queries, false));
        List<byte[]> requests = queries.stream().map(api::search).toList();
        for (int connections : stage.options().connections()) {
            Map<String, Double> values = Measurement.of(stage.measure(
                    stage.workers(api, Requests.around(requests, connections), Api::requireComplete),
                    stage.serverClock()));
            add(stage, kind, "cameogrid", connections, round, values);
        }
        add(stage, kind, "lucene+json", LUCENE_THREADS, round, measureLucene(stage, queries, true));
    }

    private static Map<String, Double> measureLucene(Stage stage, List<BenchQuery> queries, boolean withJson)
            throws IOException {
        return Measurement.of(stage.measure(lucene(stage, queries, withJson), CpuClock.own()));
    }

    private static List<Worker> lucene(Stage stage, List<BenchQuery> queries, boolean withJson) throws IOException {
        List<Worker> workers = new ArrayList<>();
        for (int thread = 0; thread < LUCENE_THREADS; thread++) {
            workers.add(stage.lucene().searching(queries, thread * queries.size() / LUCENE_THREADS, withJson));
        }
        return workers;
    }

    private void add(
            Stage stage, QueryClass kind, String engine, int connections, int round, Map<String, Double> values) {
        stage.report().add(new Measurement(name(), kind.label(), engine, connections, round, values));
    }
}
