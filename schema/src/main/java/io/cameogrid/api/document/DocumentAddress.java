package io.cameogrid.api.document;

import java.util.Optional;

/**
 * One document to be deleted or read, as a client names it.
 *
 * @param routingKey needed where the document was not routed by its id
 */
public record DocumentAddress(String id, Optional<String> routingKey) {
    public static DocumentAddress of(String id) {
        return new DocumentAddress(id, Optional.empty());
    }

    /** The checked key. */
    public DocumentKey key() {
        return DocumentKey.of(id, routingKey.orElse(id));
    }
}
