package io.cameogrid.schema.change;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexDefinition;
import java.util.List;
import java.util.Optional;

/** What settings do to a definition. */
public sealed interface SchemaChange {
    /** Nothing: the definition is like that already. */
    record Unchanged(IndexDefinition definition) implements SchemaChange {}

    /** The definition's next version, for which nothing has to be indexed anew. */
    record Changed(IndexDefinition definition) implements SchemaChange {}

    /**
     * Nothing can be done without indexing the documents anew, or at all.
     *
     * @param rebuilt what the definition would be for documents that are indexed anew; empty if not even that helps
     */
    record Contradiction(IndexDefinition definition, List<Conflict> conflicts, Optional<IndexDefinition> rebuilt)
            implements SchemaChange {
        public Contradiction {
            conflicts = List.copyOf(conflicts);
        }

        /** The contradiction as SCHEMA_CONFLICT, with every conflict in the fact {@code changes}. */
        public CameoGridException refusal() {
            List<String> changes = conflicts.stream().map(Conflict::sentence).toList();
            return new CameoGridException(
                            ErrorCode.SCHEMA_CONFLICT,
                            "the settings contradict index '" + definition.name() + "' and the documents in it: "
                                    + String.join("; ", changes)
                                    + rebuilt.map(possible -> "; with ?reindex=true the documents are indexed anew")
                                            .orElse(
                                                    "; create an index with these settings and write the documents to it"))
                    .with("index", definition.name().value())
                    .with("changes", changes);
        }
    }

    /** One thing that cannot change: of which field or of the index itself, from what to what. */
    record Conflict(String of, String property, String present, String asked) {
        public String sentence() {
            return of + ": " + property + " is " + present + " and cannot become " + asked;
        }
    }
}
