package io.cameogrid.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a node says when it is ready: where it is, what it uses, how long it took. */
final class StartBanner {
    private final PrintStream console;

    StartBanner(PrintStream console) {
        this.console = console;
    }

    void print(RunningNode node, Duration took) {
        console.printf(
                Locale.ROOT,
                "CameoGrid %s is ready at %s  (started in %.1f s)%n",
                ProgramVersion.text(),
                node.address(),
                took.toMillis() / 1000.0);
        int width =
                node.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
        node.facts().forEach((name, fact) -> {
            String padding = " ".repeat(width - name.length());
            console.println("  " + name + padding + "  " + fact);
        });
        console.println();
    }
}
