package io.cameogrid.bench.scenario;

import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.util.List;

/** Documents one by one, each on disk before it is acknowledged. */
final class WriteScenario implements Scenario {
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

    @Override
    public String name() {
        return "write";
    }

    @Override
    public void run(Stage stage) throws IOException {
        measure(stage, 0, 16); // for the compiler
        for (int round = 1; round <= stage.options().rounds(); round++) {
            for (int connections : CONNECTIONS) {
                ClosedLoop.Outcome outcome = measure(stage, round, connections);
                stage.report()
                        .add(new Measurement(
                                name(), "one-by-one", "cameogrid", connections, round, Measurement.of(outcome)));
            }
        }
    }

    private static ClosedLoop.Outcome measure(Stage stage, int round, int connections) throws IOException {
        Api api = stage.api("write" + round + "-" + connections);
        api.create(stage.corpus().shape());
        List<byte[]> requests =
                stage.corpus().documents().stream().map(api::put).toList();
        ClosedLoop.Outcome outcome = stage.measure(
                stage.workers(api, Requests.shared(requests, connections), Api::requireStored), stage.serverClock());
        api.drop();
        return outcome;
    }
}
