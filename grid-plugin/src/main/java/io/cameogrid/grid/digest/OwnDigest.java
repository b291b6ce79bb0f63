package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.digest.NodeDigest.Copy;
import io.cameogrid.grid.digest.NodeDigest.IndexPart;
import io.cameogrid.grid.digest.NodeDigest.Sizes;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardCondition;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.MicroshardState;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes the digests of this node. Threads: any; it neither waits nor reads, but for sizes now and then. */
public final class OwnDigest {
    private static final Duration SIZES_LAST = Duration.ofSeconds(10);

    private final Parts parts;
    private final Supplier<String> version;
    private final Supplier<List<TaskView>> tasks;
    private final File disk;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final WorkLog works = new WorkLog();
    private final Map<String, Sizes> sizes = new HashMap<>();
    private long sized;
    private long number;

    /** What the node knows of itself. */
    public record Parts(MetastorageCatalog catalog, LocalPartitions partitions, MicroshardSet microshards) {}

    /**
     * @param directory on the disk whose room is told
     * @param version of the program
     * @param tasks of the node that are not about its copies
     */
    public OwnDigest(Parts parts, Path directory, Supplier<String> version, Supplier<List<TaskView>> tasks) {
        this.parts = parts;
        this.version = version;
        this.disk = directory.toFile();
        this.tasks = tasks;
    }

    /** How the node is at this moment. */
    public synchronized NodeDigest now() {
        // Before the microshards and the copies: they are at least as new.
        LocalPartitions.Assignment assignment = parts.partitions().assignment();
        Map<String, Map<Integer, MicroshardCondition>> conditions = new TreeMap<>();
        parts.microshards()
                .conditions()
                .forEach(condition -> conditions
                        .computeIfAbsent(condition.id().incarnation(), incarnation -> new HashMap<>())
                        .put(condition.id().partition(), condition));
        Set<String> incarnations = new TreeSet<>(conditions.keySet()); // of indexes too that are just being made
        parts.catalog().all().stream().map(IndexDefinition::incarnation).forEach(incarnations::add);
        measure(incarnations);
        works.retain(incarnations);
        List<IndexPart> indexes = new ArrayList<>();
        for (String incarnation : incarnations) {
            List<Copy> copies = copies(incarnation, conditions.getOrDefault(incarnation, Map.of()));
            indexes.add(new IndexPart(
                    incarnation,
                    copies,
                    sizes.getOrDefault(incarnation, Sizes.NONE),
                    works.work(incarnation, copies, Instant.now())));
        }
        return new NodeDigest(
                number++,
                version.get(),
                started,
                assignment.topology(),
                room(),
                indexes,
                tasks.get(),
                assignment.number());
    }

    /** Runs the action whenever partitions have been assigned anew; in a thread that must not be held up. */
    void onChange(Runnable action) {
        parts.partitions().onExchangeDone(action);
    }

    private List<Copy> copies(String incarnation, Map<Integer, MicroshardCondition> conditions) {
        List<Copy> copies = new ArrayList<>();
        Set<Integer> lost = parts.partitions().lost(DocumentCaches.name(incarnation));
        for (LocalPartitions.Held held : parts.partitions().heldPartitions(DocumentCaches.name(incarnation))) {
            MicroshardCondition condition = conditions.get(held.partition());
            copies.add(new Copy(
                    held.partition(),
                    held.primary(),
                    lost.contains(held.partition()) ? CopyStatus.State.LOST : state(held.residence()),
                    condition == null ? CopyStatus.Microshard.NONE : microshard(condition),
                    condition == null ? "there is no microshard yet" : condition.detail(),
                    held.rows(),
                    condition == null ? 1 : condition.rebuilt()));
        }
        return copies;
    }

    private static CopyStatus.State state(LocalPartitions.Residence residence) {
        return switch (residence) {
            case OWNED -> CopyStatus.State.OWNING;
            case ARRIVING -> CopyStatus.State.MOVING;
            case LEAVING -> CopyStatus.State.LEAVING;
            case LOST -> CopyStatus.State.LOST;
        };
    }

    private static CopyStatus.Microshard microshard(MicroshardCondition condition) {
        if (condition.state() == MicroshardState.OWNING && condition.detail().isEmpty()) {
            return CopyStatus.Microshard.OWNING;
        }
        if (condition.state() == MicroshardState.GONE) {
            return CopyStatus.Microshard.NONE;
        }
        return condition.rebuilt() < 1 ? CopyStatus.Microshard.REBUILDING : CopyStatus.Microshard.FILLING;
    }

    /** Sizes are asked of the disk, so now and then is enough. */
    private void measure(Set<String> incarnations) {
        long now = System.nanoTime();
        if (sizes.keySet().equals(incarnations) && now - sized < SIZES_LAST.toNanos()) {
            return;
        }
        sized = now;
        sizes.clear();
        for (String incarnation : incarnations) {
            sizes.put(
                    incarnation,
                    new Sizes(
                            parts.microshards().bytesOnDisk(incarnation),
                            parts.microshards().bufferedBytes(incarnation),
                            parts.partitions().storedBytes(DocumentCaches.name(incarnation))));
        }
    }

    private NodeStatus.Room room() {
        Runtime runtime = Runtime.getRuntime();
        return new NodeStatus.Room(
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                disk.getUsableSpace(),
                disk.getTotalSpace());
    }
}
