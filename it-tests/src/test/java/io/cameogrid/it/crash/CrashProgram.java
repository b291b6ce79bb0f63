package io.cameogrid.it.crash;

import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that is killed: starts a node, holds it to what earlier rounds were told, says so, and writes until the
 * end.
 *
 * <p>Arguments: data directory, directory of journals, name of the round, seed, where to halt, how often that is passed,
 * and {@code all} for changes of every kind or {@code logged} for those that Ignite logs.
 */
public final class CrashProgram {
    /** Printed when everything that was acknowledged before is there, and writing begins. */
    static final String CHECKED = "CHECKED";

    private CrashProgram() {}

    public static void main(String[] arguments) {
        try {
            Halt halt = Halt.at(arguments[4], Integer.parseInt(arguments[5]));
            TestNode node = TestNode.start(GridNodeConfig.defaults(Path.of(arguments[0])), halt);
            Path journals = Path.of(arguments[1]);
            createIndex(node);
            Acknowledged.check(node, journals);
            System.out.println(CHECKED);
            halt.arm();
            new Workload(node, journals, arguments[2], Long.parseLong(arguments[3]), halt)
                    .start(arguments[6].equals("all"));
        } catch (IOException | RuntimeException | Error e) {
            fail("round " + arguments[2] + " failed", e);
        }
        while (true) {
            LockSupport.park();
        }
    }

    private static void createIndex(TestNode node) {
        node.grid()
                .catalog()
                .configure(
                        Workload.INDEX,
                        new IndexSettings(
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.of(4),
                                OptionalInt.empty()),
                        false);
    }

    /** Ends the process with a code that no kill has. */
    static void fail(String what, Throwable cause) {
        System.out.println(what);
        cause.printStackTrace(System.out);
        Runtime.getRuntime().halt(1);
    }
}
