package io.cameogrid.bench.scenario;

import io.cameogrid.bench.corpus.QueryClass;
import io.cameogrid.bench.http.Requests;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.report.Measurement;
import io.cameogrid.bench.server.Api;
import io.cameogrid.bench.server.ServerCluster;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same work by one, two and three servers on this machine: bulk with a replica, searches through one of the servers,
 * and a server that joins. The processors are the same for all, so what grows is the overhead.
 */
final class ClusterScenario implements Scenario {
    private static final int NODES = 3;
    private static final int CONNECTIONS = 8;
    private static final int WRITERS = 2;
    private static final int TRAINING = 2;
    private static final List<Integer> BATCHES = List.of(1_000, 10_000);

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public void run(Stage stage) throws IOException {
        for (int nodes = 1; nodes <= NODES; nodes++) {
            try (ServerCluster cluster = stage.freshCluster(nodes)) {
                String engine = nodes == 1 ? "1 node" : nodes + " nodes";
                warm(stage, cluster);
                for (int batch : BATCHES) {
                    bulk(stage, cluster, engine, batch);
                }
                searches(stage, cluster, engine);
                if (nodes == NODES - 1) {
                    join(stage, cluster);
                }
            }
        }
    }

    private static void warm(Stage stage, ServerCluster cluster) throws IOException {
        for (int round = 0; round < 2; round++) {
            Api api = new Api(cluster.address(), "warm" + round);
            api.create(stage.corpus().shape(), 1);
            stage.load(api, cluster.clock());
            api.drop();
        }
    }

    private void bulk(Stage stage, ServerCluster cluster, String engine, int batch) throws IOException {
        for (int round = 1; round <= stage.options().rounds(); round++) {
            Api api = new Api(cluster.address(), "bulk-" + batch + "-" + round);
            api.create(stage.corpus().shape(), 1);
            Map<String, Double> values =
                    Measurement.of(stage.load(api, cluster.clock(), batch), stage.loadedInBatches(batch));
            stage.report().add(new Measurement(name(), "bulk-" + batch, engine, WRITERS, round, values));
            api.drop();
        }
    }

    private void searches(Stage stage, ServerCluster cluster, String engine) throws IOException {
        Api api = new Api(cluster.address(), "searched");
        api.create(stage.corpus().shape(), 1);
        stage.load(api, cluster.clock());
        train(stage, api, cluster);
        for (int round = 1; round <= stage.options().rounds(); round++) {
            for (QueryClass kind : QueryClass.values()) {
                List<byte[]> requests =
                        stage.queries().of(kind).stream().map(api::search).toList();
                for (int connections : List.of(1, CONNECTIONS)) {
                    Map<String, Double> values = Measurement.of(stage.measure(
                            stage.workers(api, Requests.around(requests, connections), Api::requireComplete),
                            cluster.clock()));
                    stage.report().add(new Measurement(name(), kind.label(), engine, connections, round, values));
                }
            }
        }
    }

    /**
     * For the time of a warm-up, and as long as the queries have not been asked twice for each server: more servers share the
     * processors, and each has to compile what it runs, so by time alone those of three would be younger than one.
     */
    private static void train(Stage stage, Api api, ServerCluster cluster) throws IOException {
        List<byte[]> mixed = stage.queries().mixed().stream().map(api::search).toList();
        long wanted = (long) TRAINING * mixed.size() * cluster.size();
        for (long asked = 0; asked < wanted; ) {
            ClosedLoop.Outcome outcome = ClosedLoop.run(
                    stage.workers(api, Requests.around(mixed, CONNECTIONS), Api::requireComplete),
                    stage.options().warmup(),
                    cluster.clock());
            asked += outcome.latencies().count();
        }
    }

    /** From the process's start until every copy is in place. */
    private void join(Stage stage, ServerCluster cluster) throws IOException {
        CpuClock.Reading start = cluster.clock().read();
        cluster.launch();
        cluster.awaitGreen();
        CpuUse use = cluster.clock().since(start); // The new process began with nothing.
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("documents", (double) stage.corpus().documents().size());
        values.put("seconds_to_green", use.seconds());
        values.put("cpu_s", use.engineSeconds());
        stage.report().add(new Measurement(name(), "join", NODES + " nodes", 0, 1, values));
    }
}
