package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;

/**
 * A row that does not fit the definition of its index, as a put around CameoGrid can leave it. Checked, because whoever
 * maps has to say what then: {@link DocumentMapper#unmapped} keeps the row findable by its key.
 */
public final class UnmappableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnmappableException(CameoGridException cause) {
        super(cause.detail(), cause);
    }
}
