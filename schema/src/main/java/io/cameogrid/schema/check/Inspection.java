package io.cameogrid.schema.check;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a document after it was held against an index definition.
 *
 * @param problems why it cannot be written; empty if it can
 * @param outgrows whether the definition has to change first: the document brings fields that it does not have yet, or a
 *     value for which a field has to be widened
 * @param routingValue the value of the index's routing field, if the index has one other than the id and the document a
 *     value in it
 */
public record Inspection(List<FieldProblem> problems, boolean outgrows, Optional<String> routingValue) {
    private static final Inspection FITTING = new Inspection(List.of(), false, Optional.empty());

    public Inspection {
        problems = List.copyOf(problems);
    }

    static Inspection fitting() {
        return FITTING;
    }

    /** Whether the document can be written as the definition is. */
    public boolean fits() {
        return problems.isEmpty() && !outgrows;
    }
}
