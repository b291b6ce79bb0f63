package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Documents by their ids, in no order. */
final class GetScenario implements Scenario {
    private static final int DOCUMENTS = 20_000;

    @Override
    public String name() {
        return "get";
    }

    @Override
    public void run(Stage stage) throws IOException {
        Api api = stage.warmIndex();
        List<BenchDocument> documents = new ArrayList<>(stage.corpus().documents());
        Collections.shuffle(documents, new Random(stage.options().seed()));
        List<byte[]> requests = documents.subList(0, Math.min(DOCUMENTS, documents.size())).stream()
                .map(document -> api.get(document.id()))
                .toList();
        measure(stage, api, requests, 2); // for the compiler
        for (int round = 1; round <= stage.options().rounds(); round++) {
            for (int connections : stage.options().connections()) {
                ClosedLoop.Outcome outcome = measure(stage, api, requests, connections);
                stage.report()
                        .add(new Measurement(
                                name(), "by-id", "cameogrid", connections, round, Measurement.of(outcome)));
            }
        }
    }

    private static ClosedLoop.Outcome measure(Stage stage, Api api, List<byte[]> requests, int connections)
            throws IOException {
        return stage.measure(
                stage.workers(api, Requests.around(requests, connections), answer -> answer.require(200)),
                stage.serverClock());
    }
}
