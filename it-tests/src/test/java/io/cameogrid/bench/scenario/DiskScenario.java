package io.cameogrid.bench.scenario;

import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.lucene.LuceneIndex;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import io.cameogrid.bench.server.DiskUse;
import io.cameogrid.bench.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What the corpus takes on disk in a server that was stopped, and how long its next start takes; beside it plain Lucene's
 * index and the documents' JSON. The write-ahead log is counted apart: its size is a setting.
 */
final class DiskScenario implements Scenario {
    private static final String DATA = "disk";

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public void run(Stage stage) throws IOException {
        double plain = plainBytes(stage);
        try (ServerProcess server = stage.freshServer(DATA)) {
            Api api = new Api(server.address(), "disk");
            api.create(stage.corpus().shape());
            stage.load(api, CpuClock.of(server.handle()));
        }
        Path data = stage.directory(DATA);
        double log = DiskUse.bytes(data, DiskScenario::isLog);
        double kept = DiskUse.bytes(data, path -> !isLog(path));
        int documents = stage.corpus().documents().size();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("bytes_per_document", kept / documents);
        values.put("lucene_and_json_bytes_per_document", plain / documents);
        values.put("ratio_to_lucene_and_json", kept / plain);
        values.put("log_mb", log / (1 << 20));
        try (ServerProcess server = stage.freshServer(DATA)) {
            values.put("restart_ready_s", server.startTime().toNanos() / 1e9);
        }
        stage.report().add(new Measurement(name(), "corpus", "cameogrid", 0, 1, values));
    }

    private static double plainBytes(Stage stage) throws IOException {
        Path path = stage.directory("lucene-disk");
        LuceneIndex.write(path, stage.corpus(), false, Stage.BATCH, 2);
        return DiskUse.bytes(path, file -> true) + (double) stage.corpus().jsonBytes();
    }

    /** Whether the file belongs to the write-ahead log or to what the program says. */
    private static boolean isLog(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .anyMatch(name -> name.equals("wal") || name.equals("log"));
    }
}
