package io.cameogrid.grid.membership;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was away while this server served, and has not caught up since: on this server's disk before it takes another write, and
 * told to the others at its next start as an attribute of the node.
 *
 * <p>Ignite does not know it. When all servers have been down and some are back, it takes the newest of their copies for the newest
 * there is. With the records of a majority, in which one server of every majority that ever acknowledged something is, the cluster
 * knows whose copies may be old.
 *
 * <p>Threads: any, one at a time.
 */
public final class BehindRecord {
    /** The attribute under which a server tells what it had recorded when it started. */
    public static final String ATTRIBUTE = "cameogrid.behind";

    private static final Logger LOG = LoggerFactory.getLogger(BehindRecord.class);
    private static final String FILE = "nodes-behind";

    private final Path file;
    private Set<String> nodes;
    private Set<String> members = Set.of();
    private long changes;

    private BehindRecord(Path file, Set<String> nodes) {
        this.file = file;
        this.nodes = nodes;
    }

    /** @param directory of this server alone; made if it is not there */
    public static BehindRecord in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            return new BehindRecord(file, Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; it says whose documents may be old", e);
        }
    }

    /** The record as the attribute has it. */
    public synchronized String text() {
        return String.join(",", nodes);
    }

    /** What an attribute says. */
    static List<String> nodes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    /**
     * Adds who is away now, and who is a member only from now on: its disk may hold documents of another time. Durable at the
     * return.
     */
    synchronized void seen(Set<String> baseline, Set<String> online) {
        Set<String> more = new TreeSet<>(nodes);
        more.addAll(Sets.difference(baseline, online));
        if (!members.isEmpty()) {
            more.addAll(Sets.difference(baseline, members));
        }
        members = Set.copyOf(baseline);
        changes++;
        if (!more.equals(nodes)) {
            write(more);
        }
    }

    /** To be asked before one looks whether everybody is here and has everything. */
    synchronized long changes() {
        return changes;
    }

    /** Everybody was here and had everything, unless {@link #seen} was called since the given number of changes. */
    synchronized void allCaughtUp(long changesBefore) {
        if (changes == changesBefore && !nodes.isEmpty()) {
            write(Set.of());
        }
    }

    private void write(Set<String> next) {
        Path fresh = file.resolveSibling(FILE + ".new");
        try {
            Files.write(fresh, next);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
                directory.force(true);
            }
            nodes = next;
        } catch (IOException e) {
            // The exchange must go on; what is lost is a warning about a stop of all servers that has yet to come.
            LOG.error("{} cannot be written; it would say that {} may have old documents", file, next, e);
        }
    }
}
