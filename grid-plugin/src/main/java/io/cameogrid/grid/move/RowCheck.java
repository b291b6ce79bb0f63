package io.cameogrid.grid.move;

import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.schema.check.FieldProblem;
import io.cameogrid.schema.check.Inspection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds rows against the schema that their documents are indexed anew for, and lets it grow by what they bring. Confined to
 * one thread.
 *
 * <p>What an application has put into the cache itself was held against nothing. If it does not fit the schema that there is,
 * it need not fit the other one: it is found by its id as before.
 */
final class RowCheck {
    private static final int MOST_SAMPLES = 256;

    private final DocumentInspector inspector;
    private final Schemas schemas;
    private final List<TaskView.DocumentProblem> first = new ArrayList<>();
    private long count;

    RowCheck(DocumentInspector inspector, Schemas schemas) {
        this.inspector = inspector;
        this.schemas = schemas;
    }

    /** The two definitions, as they are at this moment. */
    interface Schemas {
        IndexDefinition present();

        IndexDefinition coming();

        /** Makes room for the documents; returns what comes then. */
        IndexDefinition grow(List<DocumentWrite> documents);
    }

    /** Takes note of those that do not fit. */
    void check(Map<StoredKey, StoredDocument> rows) {
        Map<StoredKey, StoredDocument> outgrowing = inspect(schemas.coming(), rows);
        while (!outgrowing.isEmpty()) {
            List<DocumentWrite> samples = outgrowing.entrySet().stream()
                    .limit(MOST_SAMPLES)
                    .map(row -> new DocumentWrite(
                            row.getKey().id(),
                            Optional.of(row.getKey().routingKey()),
                            row.getValue().source()))
                    .toList();
            Map<StoredKey, StoredDocument> left = inspect(schemas.grow(samples), outgrowing);
            if (left.size() == outgrowing.size()) {
                return;
            }
            outgrowing = left;
        }
    }

    /** Throws if there was one that does not fit. */
    void requireFit() {
        if (count > 0) {
            throw new Misfits(count, first).refusal();
        }
    }

    /** Those for which the definition has to grow first. */
    private Map<StoredKey, StoredDocument> inspect(IndexDefinition coming, Map<StoredKey, StoredDocument> rows) {
        Map<StoredKey, StoredDocument> outgrowing = new HashMap<>();
        IndexDefinition judge = lenient(coming);
        rows.forEach((key, row) -> {
            try {
                Inspection inspection = inspector.inspect(judge, key.id(), row.source());
                if (!inspection.problems().isEmpty()) {
                    FieldProblem problem = inspection.problems().getFirst();
                    misfit(key, row, problem.field(), problem.reason());
                } else if (inspection.outgrows() && isChecked(row)) {
                    outgrowing.put(key, row);
                }
            } catch (CameoGridException e) {
                misfit(key, row, "", e.detail());
            }
        });
        return outgrowing;
    }

    /** What is stored already may have fields that an index takes no more from new documents. */
    private static IndexDefinition lenient(IndexDefinition coming) {
        return coming.growth().dynamic() == Growth.Dynamic.STRICT
                ? coming.withFields(
                                coming.fields(),
                                coming.overflow(),
                                coming.growth().withDynamic(Growth.Dynamic.FALSE))
                        .withVersion(coming.version())
                : coming;
    }

    private void misfit(StoredKey key, StoredDocument row, String field, String reason) {
        if (isChecked(row) || fits(key, row)) {
            count++;
            if (first.size() < Misfits.MOST) {
                first.add(new TaskView.DocumentProblem(key.id(), field, reason));
            }
        }
    }

    private static boolean isChecked(StoredDocument row) {
        return row.schemaVersion() > 0;
    }

    private boolean fits(StoredKey key, StoredDocument row) {
        try {
            return inspector
                    .inspect(schemas.present(), key.id(), row.source())
                    .problems()
                    .isEmpty();
        } catch (CameoGridException e) {
            return false;
        }
    }
}
