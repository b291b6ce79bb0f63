package io.cameogrid.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Loads documents into a node and searches them, for a person to watch. Threads: one. */
public final class Demo {
    private static final int SHOWN = 3;
    private static final int ASKED = 10;

    private final DemoData data;
    private final PrintStream console;
    private final boolean terminal;

    /**
     * A demonstration.
     *
     * @param terminal whether the console is one on which a line can be written over
     */
    public Demo(DemoData data, PrintStream console, boolean terminal) {
        this.data = data;
        this.console = console;
        this.terminal = terminal;
    }

    /** Runs it against a node; gives whether every search found what it should. */
    public boolean run(URI address) {
        try (DemoClient client = new DemoClient(address)) {
            load(client);
            List<DemoSearch> searches = data.searches();
            int good = 0;
            for (int number = 1; number <= searches.size(); number++) {
                good += show(client, number, searches.get(number - 1)) ? 1 : 0;
            }
            console.println(
                    good == searches.size()
                            ? "All " + good + " searches found what they should."
                            : searches.size() - good + " of " + searches.size()
                                    + " searches did not find what they should.");
            return good == searches.size();
        }
    }

    private void load(DemoClient client) {
        long total = data.count();
        long present = client.documents(data.index());
        if (present >= total) {
            console.printf(Locale.ROOT, "The %,d %s are already here.%n%n", total, data.title());
            return;
        }
        console.printf(Locale.ROOT, "Loading %,d %s into the index \"%s\"%n", total, data.title(), data.index());
        Progress progress = new Progress(console, terminal, total);
        JsonNode answer = client.load(data.index(), () -> new StepStream(data.open(), progress));
        long written = answer.path("items_written").asLong();
        progress.finish(written);
        console.println();
        if (written != total) {
            throw new CameoGridException(
                    ErrorCode.INTERNAL, "only " + written + " of " + total + " documents were written: " + answer);
        }
    }

    private boolean show(DemoClient client, int number, DemoSearch search) {
        JsonNode answer = client.search(data.index(), search.query(), ASKED);
        console.println(number + ". " + search.title());
        console.println("   " + client.curl(data.index(), search.query(), ASKED));
        console.printf(
                Locale.ROOT,
                "   %,d hits in %.1f ms%n",
                answer.path("total_hits").asLong(),
                answer.path("took_ms").asDouble());
        int shown = 0;
        for (JsonNode hit : answer.path("hits")) {
            if (shown++ == SHOWN) {
                console.println("     …");
                break;
            }
            console.println("     " + HitLine.of(hit));
        }
        Optional<String> complaint = search.complaint(answer);
        complaint.ifPresent(sentence -> console.println("   WRONG: " + sentence));
        console.println();
        return complaint.isEmpty();
    }
}
