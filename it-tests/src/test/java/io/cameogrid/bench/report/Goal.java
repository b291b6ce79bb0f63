package io.cameogrid.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a figure is to be. Goals are printed beside the figures; no build fails on them, since machines differ.
 *
 * @param works the parts of the scenario that it is about; none for all of them
 * @param connections from how many connections on
 * @param value name of the figure
 * @param most whether the limit is an upper one
 */
record Goal(String scenario, Set<String> works, int connections, String value, boolean most, double limit) {
    private static final List<Goal> ALL = List.of(
            atMost("start", Set.of("empty"), "ready_s", 6),
            atMost("start", Set.of("empty"), "idle_rss_mb", 600),
            new Goal("bulk", Set.of(), 0, "ratio_to_lucene", false, 0.5),
            atMost("bulk", Set.of(), Measurement.CPU, 0.13),
            new Goal("search", Set.of("or"), 8, Measurement.CPU, true, 0.75),
            new Goal(
                    "search",
                    Set.of("term", "and", "phrase", "prefix", "range", "filter"),
                    8,
                    Measurement.CPU,
                    true,
                    0.60),
            new Goal("get", Set.of(), 8, Measurement.CPU, true, 0.15),
            new Goal("write", Set.of(), 16, Measurement.PER_SECOND, false, 1_500),
            atMost("visible", Set.of(), Measurement.P99, 50),
            new Goal("mixed", Set.of("searches+bulk"), 0, "ratio_to_alone", false, 0.5),
            atMost("disk", Set.of(), "ratio_to_lucene_and_json", 2.5));

    private static Goal atMost(String scenario, Set<String> works, String value, double limit) {
        return new Goal(scenario, works, 0, value, true, limit);
    }

    static List<Goal> of(Measurement measurement) {
        return ALL.stream().filter(goal -> goal.isAbout(measurement)).toList();
    }

    private boolean isAbout(Measurement measurement) {
        return scenario.equals(measurement.scenario())
                && (works.isEmpty() || works.contains(measurement.work()))
                && measurement.connections() >= connections
                && measurement.values().containsKey(value);
    }

    String verdict(Measurement measurement) {
        double is = measurement.value(value);
        boolean met = most ? is <= limit : is >= limit;
        return String.format(
                Locale.ROOT,
                "%s %s %s %s: %s",
                value,
                Report.round(is),
                most ? "<=" : ">=",
                limit,
                met ? "met" : "MISSED");
    }
}
