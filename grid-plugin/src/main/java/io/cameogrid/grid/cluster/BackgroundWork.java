package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.digest.NodeDigest.Copy;
import io.cameogrid.grid.digest.NodeDigest.IndexPart;
import io.cameogrid.grid.digest.NodeDigest.Work;
import io.cameogrid.schema.IndexDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the nodes do in the background: a node knows what it has, and only the others how much is still to come. */
final class BackgroundWork {
    private final Collection<IndexDefinition> indexes;
    private final List<Member> members;
    private final Instant now;
    private final Map<String, Map<Integer, Long>> documents = new HashMap<>();

    BackgroundWork(Collection<IndexDefinition> indexes, List<Member> members, Instant now) {
        this.indexes = indexes;
        this.members = members;
        this.now = now;
        members.stream()
                .flatMap(member -> member.current().stream())
                .flatMap(digest -> digest.indexes().stream())
                .forEach(this::count);
    }

    /** The largest copy has all documents, or will soon. */
    private void count(IndexPart part) {
        Map<Integer, Long> ofIndex = documents.computeIfAbsent(part.incarnation(), incarnation -> new HashMap<>());
        part.copies().forEach(copy -> ofIndex.merge(copy.partition(), copy.documents(), Math::max));
    }

    List<TaskView> tasks() {
        List<TaskView> tasks = new ArrayList<>();
        for (Member member : members) {
            member.current().ifPresent(digest -> {
                tasks.addAll(digest.tasks());
                digest.indexes()
                        .forEach(part -> index(part)
                                .ifPresent(index ->
                                        part.work().forEach(work -> tasks.add(task(member, index, part, work)))));
            });
        }
        tasks.sort(Comparator.comparing(TaskView::id));
        return tasks;
    }

    private Optional<IndexDefinition> index(IndexPart part) {
        return indexes.stream()
                .filter(index -> index.incarnation().equals(part.incarnation()))
                .findFirst();
    }

    private TaskView task(Member member, IndexDefinition index, IndexPart part, Work work) {
        List<Copy> copies = part.copies().stream()
                .filter(copy -> work.partitions().contains(copy.partition()))
                .toList();
        boolean arriving = work.kind() == TaskView.Kind.REBALANCE;
        Map<Integer, Long> known = documents.getOrDefault(part.incarnation(), Map.of());
        long total = copies.stream()
                .mapToLong(copy -> arriving ? known.getOrDefault(copy.partition(), copy.documents()) : copy.documents())
                .sum();
        long done = work.done(copies);
        double seconds = Math.max(1, Duration.between(work.started(), now).toMillis()) / 1e3;
        return new TaskView(
                work.kind().name().toLowerCase(Locale.ROOT) + "-" + index.name() + "-"
                        + member.node().id(),
                work.kind(),
                member.node(),
                Optional.of(index.name()),
                arriving
                        ? "partitions " + work.partitions() + " arrive"
                        : "microshards " + work.partitions() + " are built anew",
                work.started(),
                new TaskView.Progress(done, total, "documents", Math.max(0, done - work.began()) / seconds));
    }
}
