package io.cameogrid.it;

import io.cameogrid.api.IndexCatalog.Configured;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Short words for what tests declare about fields, and for the tasks that come of it. */
final class Schemas {
    private Schemas() {}

    static FieldDefinition field(String path, FieldType type) {
        return text(path, type, Optional.empty(), FieldDefinition.fastByDefault(type));
    }

    static FieldDefinition field(String path, FieldType type, boolean fast) {
        return text(path, type, Optional.empty(), fast);
    }

    static FieldDefinition text(String path, String tokenizer) {
        return text(path, FieldType.TEXT, Optional.of(tokenizer), false);
    }

    private static FieldDefinition text(String path, FieldType type, Optional<String> tokenizer, boolean fast) {
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                fast,
                false,
                Optional.empty(),
                tokenizer,
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    static IndexSettings fields(FieldDefinition... fields) {
        return settings(OptionalInt.empty(), fields);
    }

    static IndexSettings settings(OptionalInt shards, FieldDefinition... fields) {
        return new IndexSettings(
                Optional.empty(),
                Arrays.stream(fields).collect(Collectors.toMap(FieldDefinition::path, field -> field)),
                Optional.empty(),
                Optional.empty(),
                shards,
                OptionalInt.empty());
    }

    /** Orders what has to be done by a task. */
    static String reindex(TestNode node, IndexName index, FieldDefinition... fields) {
        Configured configured = node.grid().catalog().configure(index, fields(fields), true);
        return configured.task().orElseThrow(() -> new AssertionError("no task"));
    }

    static Optional<TaskView> find(TestNode node, String task) {
        return node.grid().cluster().tasks().stream()
                .filter(known -> known.id().equals(task))
                .findFirst();
    }

    /** Waits until the task has ended, and says how. */
    static TaskView.Ending ending(TestNode node, String task) {
        Eventually.until(
                "task " + task + " has ended",
                () -> find(node, task).flatMap(TaskView::ending).isPresent());
        return find(node, task).flatMap(TaskView::ending).orElseThrow();
    }
}
