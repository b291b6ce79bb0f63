package io.cameogrid.grid.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entries of the catalog as texts: a definition with some members more. A definition without them is an entry too. */
final class EntryCodec {
    private static final String ORIGIN = "origin";
    private static final String REVISION = "revision";
    private static final String MOVE = "move";
    private static final String LAST = "last";
    private static final String FAILURE = "failure";

    private final DefinitionCodec definitions;

    EntryCodec(DefinitionCodec definitions) {
        this.definitions = definitions;
    }

    String encode(CatalogEntry entry) {
        ObjectNode node = definitions.write(entry.definition());
        node.put(ORIGIN, entry.origin());
        node.put(REVISION, entry.revision());
        entry.move().ifPresent(move -> encode(move, node.putObject(MOVE)));
        entry.last().ifPresent(last -> encode(last, node.putObject(LAST)));
        return node.toString();
    }

    CatalogEntry decode(String text) {
        JsonNode node = definitions.tree(text);
        IndexDefinition definition = definitions.read(node);
        return new CatalogEntry(
                definition,
                node.path(ORIGIN).asText(definition.incarnation()),
                node.path(REVISION).asLong(definition.version()),
                node.has(MOVE) ? Optional.of(decode(node.path(MOVE))) : Optional.empty(),
                node.has(LAST) ? Optional.of(decodeLast(node.path(LAST))) : Optional.empty());
    }

    private void encode(Move move, ObjectNode node) {
        node.put("task", move.task());
        node.put("phase", move.phase().name());
        node.put("other", move.other());
        node.put("microshards", move.otherShape().microshards());
        node.put("replicas", move.otherShape().replicas());
        node.put("started", move.started().toString());
        move.revision().ifPresent(revision -> {
            node.set("revision", definitions.write(revision.definition()));
            revision.absent().forEach(node.putArray("absent")::add);
        });
        move.failure().ifPresent(failure -> encode(failure, node.putObject(FAILURE)));
    }

    private static void encode(EndedMove last, ObjectNode node) {
        node.put("task", last.task());
        node.put("kind", last.kind().name());
        node.put("aim", last.aim());
        node.put("started", last.started().toString());
        node.put("documents", last.documents());
        encode(last.ending(), node.putObject("ending"));
    }

    private static void encode(TaskView.Ending ending, ObjectNode node) {
        node.put("result", ending.result().name());
        node.put("at", ending.at().toString());
        node.put("reason", ending.reason());
        ArrayNode problems = node.putArray("problems");
        for (TaskView.DocumentProblem problem : ending.problems()) {
            problems.addObject()
                    .put("id", problem.id())
                    .put("field", problem.field())
                    .put("reason", problem.reason());
        }
    }

    private Move decode(JsonNode node) {
        return new Move(
                node.path("task").asText(),
                Move.Phase.valueOf(node.path("phase").asText()),
                node.path("other").asText(),
                new Move.Shape(
                        node.path("microshards").asInt(), node.path("replicas").asInt()),
                Instant.parse(node.path("started").asText()),
                node.has("revision") ? Optional.of(decodeRevision(node)) : Optional.empty(),
                node.has(FAILURE) ? Optional.of(decodeEnding(node.path(FAILURE))) : Optional.empty());
    }

    private Revision decodeRevision(JsonNode move) {
        Set<String> absent = new HashSet<>();
        move.path("absent").forEach(path -> absent.add(path.asText()));
        return new Revision(definitions.read(move.path("revision")), absent);
    }

    private static EndedMove decodeLast(JsonNode node) {
        return new EndedMove(
                node.path("task").asText(),
                TaskView.Kind.valueOf(node.path("kind").asText()),
                node.path("aim").asText(),
                Instant.parse(node.path("started").asText()),
                node.path("documents").asLong(),
                decodeEnding(node.path("ending")));
    }

    private static TaskView.Ending decodeEnding(JsonNode node) {
        List<TaskView.DocumentProblem> problems = new ArrayList<>();
        node.path("problems")
                .forEach(problem -> problems.add(new TaskView.DocumentProblem(
                        problem.path("id").asText(),
                        problem.path("field").asText(),
                        problem.path("reason").asText())));
        return new TaskView.Ending(
                TaskView.Result.valueOf(node.path("result").asText()),
                Instant.parse(node.path("at").asText()),
                node.path("reason").asText(),
                problems);
    }
}
