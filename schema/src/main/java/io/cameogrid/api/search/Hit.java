package io.cameogrid.api.search;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.IndexName;
import java.util.Optional;

/**
 * A document that matched.
 *
 * @param score BM25 relevance; 1 where the order is by fields
 * @param source the document, or what the projection left of it: one JSON object
 * @param index which one it is of, if the search was for more than one name can say
 * @param annotation what else was asked about it
 */
public record Hit(String id, float score, JsonBytes source, Optional<IndexName> index, Annotation annotation) {
    /** A hit of the one index that was searched. */
    public Hit(String id, float score, JsonBytes source) {
        this(id, score, source, Optional.empty(), Annotation.NONE);
    }

    public Hit in(IndexName name) {
        return new Hit(id, score, source, Optional.of(name), annotation);
    }

    /** The same hit with what was asked about it. */
    public Hit with(Annotation other) {
        return new Hit(id, score, source, index, other);
    }
}
