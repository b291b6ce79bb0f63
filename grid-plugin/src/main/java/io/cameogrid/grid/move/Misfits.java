package io.cameogrid.grid.move;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents that do not fit the schema that they are to be indexed anew for. They travel between nodes as an error.
 *
 * @param count of all that were found
 * @param first some of them
 */
record Misfits(long count, List<TaskView.DocumentProblem> first) {
    /** How many are named. */
    static final int MOST = 100;

    private static final String COUNT = "misfits";
    private static final String IDS = "ids";
    private static final String FIELDS = "fields";
    private static final String REASONS = "reasons";

    Misfits {
        first = first.stream().limit(MOST).toList();
    }

    Misfits and(Misfits more) {
        List<TaskView.DocumentProblem> both = new ArrayList<>(first);
        both.addAll(more.first);
        return new Misfits(count + more.count, both);
    }

    String sentence() {
        return count == 1
                ? "a document does not fit the new schema; nothing was changed"
                : count + " documents do not fit the new schema; nothing was changed";
    }

    CameoGridException refusal() {
        List<String> ids = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        first.forEach(problem -> {
            ids.add(problem.id());
            fields.add(problem.field());
            reasons.add(problem.reason());
        });
        return new CameoGridException(ErrorCode.SCHEMA_CONFLICT, sentence())
                .with(COUNT, count)
                .with(IDS, ids)
                .with(FIELDS, fields)
                .with(REASONS, reasons);
    }

    /** Those that the error tells of; empty if it is another one. */
    static Optional<Misfits> of(RuntimeException error) {
        if (!(error instanceof CameoGridException told) || !(told.facts().get(COUNT) instanceof Number count)) {
            return Optional.empty();
        }
        List<String> ids = texts(told, IDS);
        List<String> fields = texts(told, FIELDS);
        List<String> reasons = texts(told, REASONS);
        List<TaskView.DocumentProblem> first = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            first.add(new TaskView.DocumentProblem(ids.get(i), fields.get(i), reasons.get(i)));
        }
        return Optional.of(new Misfits(count.longValue(), first));
    }

    private static List<String> texts(CameoGridException told, String fact) {
        return told.facts().get(fact) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
