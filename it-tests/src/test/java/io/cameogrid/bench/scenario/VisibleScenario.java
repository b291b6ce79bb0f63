package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.http.HttpAnswer;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.load.Latencies;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From the beginning of a write to the end of the search that finds its document, in a server without other work and in
 * one that 1,000 documents a second are written to. The first search after the write has to find it.
 */
final class VisibleScenario implements Scenario {
    private static final int TIMES = 300;
    private static final long GAP_NANOS = 20_000_000;
    private static final int DOCUMENTS_PER_SECOND = 1_000;
    private static final int BATCH = 100;

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public void run(Stage stage) throws IOException {
        Api api = stage.warmIndex();
        measure(stage, api, "warm"); // for the compiler
        for (int round = 1; round <= stage.options().rounds(); round++) {
            add(stage, "idle", round, measure(stage, api, "idle" + round));
            try (PacedWriter writer = new PacedWriter(api, stage.corpus().documents(), DOCUMENTS_PER_SECOND, BATCH)) {
                Map<String, Double> values = measure(stage, api, "busy" + round);
                values.put("documents_per_s", writer.perSecond());
                add(stage, "under-load", round, values);
            }
        }
    }

    private void add(Stage stage, String work, int round, Map<String, Double> values) {
        stage.report().add(new Measurement(name(), work, "cameogrid", 1, round, values));
    }

    private static Map<String, Double> measure(Stage stage, Api api, String label) throws IOException {
        long[] visible = new long[TIMES];
        long[] written = new long[TIMES];
        try (HttpConnection connection = new HttpConnection(api.address())) {
            for (int i = 0; i < TIMES; i++) {
                LockSupport.parkNanos(GAP_NANOS);
                String word = "seen" + label + "x" + i;
                byte[] put = api.put(document(stage.corpus().shape().words(), word));
                byte[] search = api.search(word);
                long start = System.nanoTime();
                Api.requireStored(connection.send(put));
                written[i] = System.nanoTime() - start;
                HttpAnswer found = connection.send(search);
                visible[i] = System.nanoTime() - start;
                if (Api.total(found) != 1) {
                    throw found.wrong("with the document " + word + ", whose write was acknowledged before");
                }
            }
        }
        Map<String, Double> values = new LinkedHashMap<>(Measurement.of(Latencies.of(visible)));
        values.put("write_p50_ms", Latencies.of(written).millis(0.5));
        values.put("write_p99_ms", Latencies.of(written).millis(0.99));
        return values;
    }

    private static BenchDocument document(String field, String word) {
        String json = "{\"" + field + "\":\"" + word + "\"}";
        return new BenchDocument(word, json.getBytes(StandardCharsets.UTF_8));
    }
}
