package io.cameogrid.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects measurements: each at once as a line of JSON and on the console, all together as a table at the end. */
public final class Report {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final PrintStream console;
    private final List<Measurement> measurements = new ArrayList<>();

    public Report(Path file, PrintStream console) throws IOException {
        this.file = file;
        this.console = console;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "");
    }

    public void say(String text) {
        console.println(text);
    }

    public void add(Measurement measurement) {
        measurements.add(measurement);
        try {
            Files.writeString(file, json(measurement) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.println(line(measurement));
    }

    public List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** Everything in rows and columns. */
    public void finish() {
        console.println();
        new Summary(measurements).lines().forEach(console::println);
        console.println();
        console.println("All figures: " + file);
    }

    private static String line(Measurement measurement) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s %-16s %-12s c=%-2d #%d",
                measurement.scenario(),
                measurement.work(),
                measurement.engine(),
                measurement.connections(),
                measurement.round()));
        measurement
                .values()
                .forEach((name, value) ->
                        line.append("  ").append(name).append('=').append(round(value)));
        return line.toString();
    }

    static String round(double value) {
        String form = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    static String json(Measurement measurement) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("scenario", measurement.scenario());
            json.writeStringField("work", measurement.work());
            json.writeStringField("engine", measurement.engine());
            json.writeNumberField("connections", measurement.connections());
            json.writeNumberField("round", measurement.round());
            for (Map.Entry<String, Double> value : measurement.values().entrySet()) {
                if (Double.isFinite(value.getValue())) {
                    json.writeNumberField(value.getKey(), value.getValue());
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
