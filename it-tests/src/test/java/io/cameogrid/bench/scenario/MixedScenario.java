package io.cameogrid.bench.scenario;

import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Searches of all classes over four connections, alone and while documents are replaced. */
final class MixedScenario implements Scenario {
    private static final int CONNECTIONS = 4;
    private static final int DOCUMENTS_PER_SECOND = 2_000;
    private static final int BATCH = 200;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void run(Stage stage) throws IOException {
        Api api = stage.warmIndex();
        List<byte[]> searches =
                stage.queries().mixed().stream().map(api::search).toList();
        for (int round = 1; round <= stage.options().rounds(); round++) {
            double alone = alone(stage, api, searches, round);
            beside(stage, api, searches, round, alone);
        }
    }

    private double alone(Stage stage, Api api, List<byte[]> searches, int round) throws IOException {
        ClosedLoop.Outcome outcome = search(stage, api, searches);
        add(stage, "searches", round, Measurement.of(outcome));
        return outcome.perSecond();
    }

    private void beside(Stage stage, Api api, List<byte[]> searches, int round, double alone) throws IOException {
        try (PacedWriter writer = new PacedWriter(api, stage.corpus().documents(), DOCUMENTS_PER_SECOND, BATCH)) {
            search(stage, api, searches); // until the load is steady
            ClosedLoop.Outcome outcome = search(stage, api, searches);
            Map<String, Double> values = Measurement.of(outcome);
            values.put("documents_per_s", writer.perSecond());
            values.put("ratio_to_alone", outcome.perSecond() / alone);
            add(stage, "searches+bulk", round, values);
        }
    }

    private static ClosedLoop.Outcome search(Stage stage, Api api, List<byte[]> searches) throws IOException {
        return stage.measure(
                stage.workers(api, Requests.around(searches, CONNECTIONS), Api::requireComplete), stage.serverClock());
    }

    private void add(Stage stage, String work, int round, Map<String, Double> values) {
        stage.report().add(new Measurement(name(), work, "cameogrid", CONNECTIONS, round, values));
    }
}
