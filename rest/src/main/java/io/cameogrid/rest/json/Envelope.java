package io.cameogrid.rest.json;

import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.error.ErrorCode;

/** One {@code {id, doc, routing_key?}} as it was read: a write, or what is wrong with it. */
sealed interface Envelope {
    /** An item that says what is to be written. */
    record Read(DocumentWrite write) implements Envelope {}

    /**
     * An item that does not.
     *
     * @param id as far as it was read, else empty
     * @param field the member to blame, else empty
     */
    record Bad(ErrorCode code, String id, String field, String reason) implements Envelope {}
}
