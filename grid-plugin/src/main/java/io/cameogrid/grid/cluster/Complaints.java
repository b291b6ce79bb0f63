package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.TaskView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says what is amiss in the cluster, one sentence each, the worst first. */
final class Complaints {
    private static final int MOST = 100;

    private Complaints() {}

    static List<String> of(ClusterPicture picture, List<PartitionStatus> partitions) {
        List<String> sentences = new ArrayList<>();
        about(partitions, ClusterHealth.Status.RED, sentences);
        about(partitions, ClusterHealth.Status.YELLOW, sentences);
        nodes(picture, sentences);
        picture.tasks().stream().map(Complaints::task).forEach(sentences::add);
        return sentences.size() <= MOST
                ? sentences
                : Stream.concat(sentences.stream().limit(MOST), Stream.of("and " + (sentences.size() - MOST) + " more"))
                        .toList();
    }

    private static void about(List<PartitionStatus> partitions, ClusterHealth.Status status, List<String> sentences) {
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        partitions.stream()
                .filter(partition -> partition.health() == status)
                .forEach(partition -> byReason.computeIfAbsent(
                                "index " + partition.index() + ", partitions %s: " + partition.reason(),
                                sentence -> new ArrayList<>())
                        .add(partition.partition()));
        byReason.forEach((sentence, numbers) -> sentences.add(sentence.replace("%s", numbers.toString())));
    }

    private static void nodes(ClusterPicture picture, List<String> sentences) {
        List<String> away = picture.members().stream()
                .filter(member -> !member.here())
                .map(member -> member.node().name())
                .toList();
        if (!away.isEmpty()) {
            sentences.add(away.size() + " of " + picture.baseline() + " nodes are away: " + String.join(", ", away));
        }
        picture.members().stream()
                .filter(Member::silent)
                .forEach(member -> sentences.add("node " + member.node().name() + " has said nothing for "
                        + member.silence().toSeconds() + " s"));
        if (picture.stuck()) {
            sentences.add("partitions have been being assigned to nodes for "
                    + picture.settlingTime().toSeconds() + " s");
        }
    }

    private static String task(TaskView task) {
        TaskView.Progress progress = task.progress();
        StringBuilder sentence = new StringBuilder();
        task.index().ifPresent(index -> sentence.append("index ").append(index).append(", "));
        sentence.append(task.detail()).append(" on ").append(task.node().name());
        sentence.append(": ").append(progress.done()).append(" of ").append(progress.total());
        sentence.append(' ').append(progress.unit());
        progress.remaining()
                .ifPresent(
                        left -> sentence.append(", ").append(left.toSeconds()).append(" s left"));
        return sentence.toString();
    }
}
