package io.cameogrid.it.cluster;

import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ledger.Ledger;
import io.cameogrid.testkit.ledger.LedgerCheck;
import io.cameogrid.testkit.ledger.LedgerIndex;
import io.cameogrid.testkit.ledger.LedgerLoad;

/** An index of a cluster, what clients know of it, and where their choices come from. */
record ServedIndex(ClusterProgram cluster, LedgerIndex index, Ledger ledger, Seed seed) {
    /** One backup, as an index has by default. */
    static ServedIndex create(ClusterProgram cluster, Seed seed) {
        LedgerIndex index = new LedgerIndex("events");
        Eventually.until("the index is created", () -> {
            try (RestClient client = cluster.client()) {
                return index.create(client, 1).ok();
            }
        });
        return new ServedIndex(cluster, index, new Ledger(), seed);
    }

    /** Clients of all nodes that were asked for, whether they run or not. */
    LedgerLoad load(int writers, int searchers) {
        return LedgerLoad.start(index, ledger, cluster.nodes(), seed, writers, searchers);
    }

    /** Waits until everything is in place, and holds it to the ledger; returns the number of documents. */
    int check() throws Exception {
        cluster.awaitGreen();
        return new LedgerCheck(cluster, index, ledger, seed).everything();
    }
}
