package io.cameogrid.bench.report;

import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.load.Latencies;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One figure or several about one piece of work.
 *
 * @param scenario what kind of work
 * @param work which of its parts
 * @param engine who did it: {@code cameogrid} or a form of plain Lucene
 * @param connections connections, or threads of an engine without HTTP
 * @param round from 1; engines take turns
 * @param values by name, in order; the unit is part of the name
 */
public record Measurement(
        String scenario, String work, String engine, int connections, int round, Map<String, Double> values) {
    public static final String PER_SECOND = "per_s";
    public static final String CPU = "cpu_ms";
    public static final String P50 = "p50_ms";
    public static final String P99 = "p99_ms";

    public Measurement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The figures of work in a closed loop. */
    public static Map<String, Double> of(ClosedLoop.Outcome outcome) {
        return of(outcome, outcome.latencies().count());
    }

    /** The same if the loop did more than one thing at a time, such as documents in batches. */
    public static Map<String, Double> of(ClosedLoop.Outcome outcome, long operations) {
        CpuUse use = outcome.use();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("operations", (double) operations);
        values.put("seconds", use.seconds());
        values.put(PER_SECOND, operations / use.seconds());
        values.putAll(of(outcome.latencies()));
        values.put(CPU, use.engineMillis(operations));
        values.put("engine_cores", use.engineCores());
        values.put("client_cores", use.clientCores());
        values.put("other_cores", use.otherCores());
        return values;
    }

    /** The figures of latencies alone. */
    public static Map<String, Double> of(Latencies latencies) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(P50, latencies.millis(0.5));
        values.put("p90_ms", latencies.millis(0.9));
        values.put(P99, latencies.millis(0.99));
        values.put("max_ms", latencies.millis(1));
        return values;
    }

    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name + " among " + values.keySet());
        }
        return value;
    }

    /** What tells measurements apart that are not rounds of one. */
    String key() {
        return scenario + " " + work + " " + engine + " " + connections;
    }
}
