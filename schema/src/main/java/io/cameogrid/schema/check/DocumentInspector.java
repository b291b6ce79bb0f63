package io.cameogrid.schema.check;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.PerDefinition;
import io.cameogrid.schema.json.DocumentReader;
import io.cameogrid.schema.json.DocumentVisitor;
import io.cameogrid.schema.json.FieldPath;
import io.cameogrid.schema.json.FieldPaths;
import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.schema.json.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds documents against index definitions: everything that a write has to know of a document, in one pass over it.
 *
 * <p>Safe for use by many threads; one for the whole process keeps what is derived from each definition.
 */
public final class DocumentInspector {
    private static final int MAX_PROBLEMS = 100;

    private final PerDefinition<DocumentReader<FieldRule>> readers;

    /** @param maxFields how many fields an index may have */
    public DocumentInspector(int maxFields) {
        this.readers = new PerDefinition<>(definition -> reader(definition, maxFields));
    }

    /**
     * Inspects a document that is to be written under the id.
     *
     * @throws io.cameogrid.api.error.CameoGridException MALFORMED_JSON or INVALID_DOCUMENT if it is no well-formed
     *     document; one that is, but does not fit, has problems instead
     */
    public Inspection inspect(IndexDefinition definition, String id, JsonBytes source) {
        Findings findings = new Findings();
        readers.of(definition).read(id, source, findings);
        return findings.inspection();
    }

    private static DocumentReader<FieldRule> reader(IndexDefinition definition, int maxFields) {
        List<String> known = new ArrayList<>(definition.fields().keySet());
        known.add(definition.routingField());
        return new DocumentReader<>(FieldPaths.of(known, path -> FieldRule.of(definition, maxFields, path)));
    }

    /** What one pass finds. */
    private static final class Findings implements DocumentVisitor<FieldRule> {
        private List<FieldProblem> problems = List.of();
        private @Nullable ByteValues bytes;
        private boolean outgrows;
        private @Nullable String routingValue;

        @Override
        public void arrayBegins(FieldPath<FieldRule> path) {
            if (path.plan().bytes()) {
                bytes().arrayBegins(checking(path));
            }
        }

        @Override
        public void arrayEnds(FieldPath<FieldRule> path) {
            if (path.plan().bytes()) {
                bytes().arrayEnds(checking(path));
            }
        }

        private ByteValues bytes() {
            if (bytes == null) {
                bytes = new ByteValues();
            }
            return bytes;
        }

        private ByteValues.Receiver checking(FieldPath<FieldRule> path) {
            return new ByteValues.Receiver() {
                @Override
                public void value(byte[] fitting) {
                    // Any bytes will do.
                }

                @Override
                public void misfit(String got) {
                    add(path, path.plan().expected(), got);
                }
            };
        }

        @Override
        public void value(FieldPath<FieldRule> path, Leaf leaf) {
            if (leaf.kind() == Leaf.Kind.NULL) {
                if (path.plan().bytes()) {
                    bytes().take(leaf, checking(path));
                }
                return;
            }
            FieldPath<FieldRule> object = path.parent();
            if (object.root()) {
                route(path, leaf);
            } else if (!fits(object)) {
                return;
            }
            FieldRule rule = path.plan();
            if (rule.bytes()) {
                bytes().take(leaf, checking(path));
                return;
            }
            switch (rule.judge(leaf)) {
                case FITS -> {}
                case OUTGROWS -> outgrows = true;
                case MISFIT -> add(path, rule.expected(), FieldValueText.describe(leaf));
            }
        }

        private void route(FieldPath<FieldRule> path, Leaf leaf) {
            if (!path.plan().routes()) {
                return;
            }
            if (leaf.oneOfMany()) {
                add(path, FieldRule.ROUTING_VALUE, "an array");
            } else {
                routingValue = leaf.text();
            }
        }

        /** Whether there may be an object at the path and around it. */
        private boolean fits(FieldPath<FieldRule> object) {
            FieldPath<FieldRule> parent = object.parent();
            FieldRule rule = object.plan();
            if (parent.root() && rule.routes()) {
                addObject(object, FieldRule.ROUTING_VALUE);
                return false;
            }
            if (!rule.takesObject()) {
                addObject(object, rule.expected());
                return false;
            }
            return parent.root() || fits(parent);
        }

        /** Adds the problem with the first value in the object, once. */
        private void addObject(FieldPath<FieldRule> object, String expected) {
            if (problems.isEmpty() || !problems.getLast().field().equals(object.text())) {
                add(object, expected, "an object");
            }
        }

        private void add(FieldPath<FieldRule> path, String expected, String got) {
            if (problems.isEmpty()) {
                problems = new ArrayList<>();
            }
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(new FieldProblem(path.text(), expected, got));
            }
        }

        Inspection inspection() {
            return problems.isEmpty() && !outgrows && routingValue == null
                    ? Inspection.fitting()
                    : new Inspection(problems, outgrows, Optional.ofNullable(routingValue));
        }
    }
}
