package io.cameogrid.bench.scenario;

import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How long a server without data takes until it is ready, and the memory that it has after a while without work. */
final class StartScenario implements Scenario {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Stage stage) throws IOException {
        // The very first start has to parse every class; its archive of them serves all later ones.
        Files.deleteIfExists(stage.program().archive());
        add(stage, "first", 1);
        for (int round = 1; round <= stage.options().rounds(); round++) {
            add(stage, "empty", round);
        }
    }

    private void add(Stage stage, String work, int round) throws IOException {
        try (ServerProcess server = stage.freshServer("start-" + work + round)) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("ready_s", server.startTime().toNanos() / 1e9);
            values.put("start_cpu_s", cpuSeconds(server));
            values.put("rss_mb", server.residentMegabytes());
            long end = System.nanoTime() + stage.options().idle().toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            values.put("idle_rss_mb", server.residentMegabytes());
            values.put("idle_cpu_s", cpuSeconds(server) - values.get("start_cpu_s"));
            stage.report().add(new Measurement(name(), work, "cameogrid", 0, round, values));
        }
    }

    private static double cpuSeconds(ServerProcess server) {
        return server.handle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }
}
