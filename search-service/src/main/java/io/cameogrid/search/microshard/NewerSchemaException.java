package io.cameogrid.search.microshard;

/** A row cannot be mapped yet: it was checked against a newer index definition than this node knows. */
final class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerSchemaException(String message) {
        super(message);
    }
}
