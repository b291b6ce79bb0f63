package io.cameogrid.bench.scenario;

import java.io.IOException;
import java.util.List;

/** One kind of work to measure. */
public interface Scenario {
    /** By which it is chosen, and found in the results. */
    String name();

    void run(Stage stage) throws IOException;

    /** All of them, in the order in which they disturb each other least. */
    static List<Scenario> all() {
        return List.of(
                new StartScenario(),
                new BulkScenario(),
                new SearchScenario(),
                new GetScenario(),
                new WriteScenario(),
                new VisibleScenario(),
                new MixedScenario(),
                new DiskScenario(),
                new ClusterScenario(),
                new RebalanceScenario());
    }
}
