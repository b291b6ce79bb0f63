package io.cameogrid.schema.planted;

import jakarta.ws.rs.core.Response;
import java.util.logging.Logger;
import org.apache.ignite.internal.IgniteEx;
import org.apache.lucene.index.IndexWriter;
import picocli.CommandLine;

/** Breaks rules of the architecture on purpose, so that a test can see the rules catch it. */
public record WrongHelper(Response response, IgniteEx ignite, IndexWriter writer, CommandLine command) {
    /** Says hello in two wrong places. */
    public static void greet() {
        Logger.getGlobal().info("hello");
        System.out.println("hello");
    }
}
