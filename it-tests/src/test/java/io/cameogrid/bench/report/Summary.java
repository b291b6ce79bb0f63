package io.cameogrid.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table at the end: of each piece of work the round in the middle, and how it stands to plain Lucene and the goal. */
final class Summary {
    private static final String HEAD = "%-8s %-16s %3s  %10s %8s %8s %8s  %10s %8s  %s";
    private static final String EMPTY = "";

    private final Map<String, List<Measurement>> rounds = new LinkedHashMap<>();

    Summary(List<Measurement> measurements) {
        measurements.forEach(measurement -> rounds.computeIfAbsent(measurement.key(), key -> new ArrayList<>())
                .add(measurement));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                HEAD, "scenario", "work", "c", "per s", "p50 ms", "p99 ms", "CPU ms", "lucene /s", "CPU ms", "goals"));
        rounds.values().stream()
                .map(Summary::middle)
                .filter(measurement -> !measurement.engine().startsWith("lucene"))
                .forEach(measurement -> lines.add(line(measurement)));
        return lines;
    }

    private String line(Measurement measurement) {
        List<Measurement> lucene = luceneFor(measurement);
        return String.format(
                        Locale.ROOT,
                        HEAD,
                        measurement.scenario(),
                        measurement.work(),
                        measurement.connections(),
                        cell(measurement, Measurement.PER_SECOND),
                        cell(measurement, Measurement.P50),
                        cell(measurement, Measurement.P99),
                        cell(measurement, Measurement.CPU),
                        lucene.isEmpty() ? EMPTY : cell(lucene.getFirst(), Measurement.PER_SECOND),
                        lucene.isEmpty() ? EMPTY : cell(lucene.getFirst(), Measurement.CPU),
                        goals(measurement))
                .stripTrailing();
    }

    /** Plain Lucene's measurements of the same work, at the same number of threads if there are such. */
    private List<Measurement> luceneFor(Measurement measurement) {
        return rounds.values().stream()
                .map(Summary::middle)
                .filter(other -> other.engine().equals("lucene")
                        && other.scenario().equals(measurement.scenario())
                        && other.work().equals(measurement.work()))
                .sorted(Comparator.comparingInt(other -> Math.abs(other.connections() - measurement.connections())))
                .toList();
    }

    private static String goals(Measurement measurement) {
        List<String> verdicts = new ArrayList<>();
        for (Goal goal : Goal.of(measurement)) {
            verdicts.add(goal.verdict(measurement));
        }
        return String.join("; ", verdicts);
    }

    private static String cell(Measurement measurement, String name) {
        Double value = measurement.values().get(name);
        return value == null ? EMPTY : Report.round(value);
    }

    /** The round with the middle processor time; time differs more with what else runs. */
    private static Measurement middle(List<Measurement> rounds) {
        List<Measurement> sorted = new ArrayList<>(rounds);
        sorted.sort(
                Comparator.comparingDouble(measurement -> measurement.values().getOrDefault(Measurement.CPU, 0.0)));
        return sorted.get((sorted.size() - 1) / 2);
    }
}
