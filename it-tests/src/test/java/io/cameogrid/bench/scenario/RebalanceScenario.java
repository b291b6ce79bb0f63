package io.cameogrid.bench.scenario;

import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.rebalance.CopiedSegments;
import io.cameogrid.bench.rebalance.IndexedRows;
import io.cameogrid.bench.rebalance.RebalancedRows;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.DiskUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What it costs that a partition comes to another node: its rows by Ignite's rebalancing, with a microshard that the hook
 * fills meanwhile and without one; beside it the hook alone, and copying the microshard's files instead.
 */
final class RebalanceScenario implements Scenario {
    /** For the compilers. */
    private static final int WARM_UP_ROUNDS = 3;

    private static final int CHANGED = 100;
    private static final double UNIT = 100_000;

    @Override
    public String name() {
        return "rebalance";
    }

    @Override
    public void run(Stage stage) throws IOException {
        indexOrCopy(stage);
        rows(stage);
    }

    private void indexOrCopy(Stage stage) throws IOException {
        IndexedRows hook = new IndexedRows(stage.corpus());
        CopiedSegments copies = new CopiedSegments(stage.corpus());
        for (int round = 1 - WARM_UP_ROUNDS; round <= stage.options().rounds(); round++) {
            Path source = stage.directory("indexed");
            Path target = stage.directory("copied");
            CpuUse indexed = hook.write(source);
            CopiedSegments.Copy copy = copies.copy(IndexedRows.files(source), target, CHANGED);
            add(stage, "hook alone", round, values(stage, indexed));
            Map<String, Double> copied = values(stage, copy.copy());
            copied.put("mb_100k", copy.bytes() / 1e6 * UNIT / documents(stage));
            copied.put("changes_cpu_s_100k", copy.changes().engineSeconds() * UNIT / documents(stage));
            add(stage, "copied files", round, copied);
            DiskUse.delete(source);
            DiskUse.delete(target);
        }
    }

    private void rows(Stage stage) throws IOException {
        try (RebalancedRows without = RebalancedRows.load(stage.directory("without"), stage.corpus(), false);
                RebalancedRows with = RebalancedRows.load(stage.directory("with"), stage.corpus(), true)) {
            for (int round = 1 - WARM_UP_ROUNDS; round <= stage.options().rounds(); round++) {
                for (boolean throttled : new boolean[] {true, false}) {
                    String how = throttled ? ", throttled" : "";
                    add(stage, "rows" + how, round, values(stage, without.fill(throttled)));
                    add(stage, "rows and hook" + how, round, values(stage, with.fill(throttled)));
                }
            }
        }
    }

    private static int documents(Stage stage) {
        return stage.corpus().documents().size();
    }

    private static Map<String, Double> values(Stage stage, CpuUse use) {
        double share = UNIT / documents(stage);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(Measurement.PER_SECOND, documents(stage) / use.seconds());
        values.put(Measurement.CPU, use.engineMillis(documents(stage)));
        values.put("seconds_100k", use.seconds() * share);
        values.put("cpu_s_100k", use.engineSeconds() * share);
        values.put("other_cores", use.otherCores());
        return values;
    }

    private void add(Stage stage, String work, int round, Map<String, Double> values) {
        if (round > 0) {
            stage.report().add(new Measurement(name(), work, "cameogrid", 0, round, values));
        }
    }
}
