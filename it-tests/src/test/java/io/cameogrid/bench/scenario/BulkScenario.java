package io.cameogrid.bench.scenario;

import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.lucene.LuceneIndex;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import io.cameogrid.bench.server.DiskUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The whole corpus into an empty index, 1,000 documents a transaction over two connections; beside it plain Lucene with
 * two threads and one commit, with and without the JSON of the documents.
 */
final class BulkScenario implements Scenario {
    private static final int CONNECTIONS = 2;
    /** The compilers of both machines need some hundred thousand documents. */
    private static final int WARM_UP_LOADS = 4;

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public void run(Stage stage) throws IOException {
        // Nobody looks at rounds below 1.
        for (int round = 1 - WARM_UP_LOADS; round <= stage.options().rounds(); round++) {
            double plain = lucene(stage, "lucene", false, round);
            double withJson = lucene(stage, "lucene+json", true, round);
            cameoGrid(stage, round, plain, withJson);
        }
    }

    private double lucene(Stage stage, String engine, boolean withJson, int round) throws IOException {
        Path path = stage.directory(engine + "-bulk");
        ClosedLoop.Outcome outcome = LuceneIndex.write(path, stage.corpus(), withJson, Stage.BATCH, CONNECTIONS);
        DiskUse.delete(path);
        Map<String, Double> values =
                Measurement.of(outcome, stage.corpus().documents().size());
        add(stage, engine, round, values);
        return values.get(Measurement.PER_SECOND);
    }

    private void cameoGrid(Stage stage, int round, double plain, double withJson) throws IOException {
        Api api = stage.api("bulk" + (round + WARM_UP_LOADS));
        api.create(stage.corpus().shape());
        Map<String, Double> values = Measurement.of(stage.load(api, stage.serverClock()), stage.loadedInBatches());
        values.put("ratio_to_lucene", values.get(Measurement.PER_SECOND) / plain);
        values.put("ratio_to_lucene_with_json", values.get(Measurement.PER_SECOND) / withJson);
        values.put("rss_mb", stage.server().residentMegabytes());
        add(stage, "cameogrid", round, values);
        api.drop();
    }

    private void add(Stage stage, String engine, int round, Map<String, Double> values) {
        if (round > 0) {
            stage.report().add(new Measurement(name(), "batch-" + Stage.BATCH, engine, CONNECTIONS, round, values));
        }
    }
}
