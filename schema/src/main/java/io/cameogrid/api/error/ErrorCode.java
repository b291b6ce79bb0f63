package io.cameogrid.api.error;

import java.util.Locale;

/**
 * The catalogue of everything that can go wrong, as programs see it.
 *
 * <p>{@link #wireName()} is what clients switch on and never changes once released; the title is for people.
 */
public enum ErrorCode {
    MALFORMED_JSON(ErrorKind.CALLER, "Malformed JSON"),
    UNKNOWN_MEMBER(ErrorKind.CALLER, "Unknown JSON member"),
    INVALID_REQUEST(ErrorKind.CALLER, "Invalid request"),
    INVALID_PARAMETER(ErrorKind.CALLER, "Invalid parameter"),
    INVALID_INDEX_NAME(ErrorKind.CALLER, "Invalid index name"),
    INVALID_ID(ErrorKind.CALLER, "Invalid document id"),
    INVALID_QUERY(ErrorKind.CALLER, "Invalid query"),
    INVALID_CURSOR(ErrorKind.CALLER, "Invalid cursor"),
    INVALID_DOCUMENT(ErrorKind.CALLER, "Invalid document"),
    INVALID_SCHEMA(ErrorKind.CALLER, "Invalid schema"),
    AMBIGUOUS_ALIAS(ErrorKind.CALLER, "The alias names several indexes"),
    BULK_REFUSED(ErrorKind.CALLER, "Bulk refused, nothing was written"),
    INVALID_CONFIGURATION(ErrorKind.CALLER, "Invalid configuration"),
    NOT_FOUND(ErrorKind.NOT_FOUND, "Not found"),
    INDEX_NOT_FOUND(ErrorKind.NOT_FOUND, "Index not found"),
    ALIAS_NOT_FOUND(ErrorKind.NOT_FOUND, "Alias not found"),
    DOCUMENT_NOT_FOUND(ErrorKind.NOT_FOUND, "Document not found"),
    NODE_NOT_FOUND(ErrorKind.NOT_FOUND, "Node not found"),
    METHOD_NOT_ALLOWED(ErrorKind.CALLER, "Method not allowed"),
    NOT_ACCEPTABLE(ErrorKind.CALLER, "Not acceptable"),
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.CALLER, "Unsupported media type"),
    NAME_CONFLICT(ErrorKind.CONFLICT, "The name is taken"),
    SCHEMA_CONFLICT(ErrorKind.CONFLICT, "Schema conflict"),
    TRANSACTION_CONFLICT(ErrorKind.CONFLICT, "Transaction conflict"),
    MEMBERSHIP_CONFLICT(ErrorKind.CONFLICT, "Membership conflict"),
    TASK_CONFLICT(ErrorKind.CONFLICT, "A task is in the way"),
    PRECONDITION_FAILED(ErrorKind.PRECONDITION, "Precondition failed"),
    BODY_TOO_LARGE(ErrorKind.TOO_LARGE, "Body too large"),
    RECORD_TOO_LARGE(ErrorKind.TOO_LARGE, "Record too large"),
    BATCH_TOO_LARGE(ErrorKind.TOO_LARGE, "Batch too large"),
    TOO_MANY_REQUESTS(ErrorKind.BUSY, "Too many requests"),
    NOT_READY(ErrorKind.UNAVAILABLE, "Not ready"),
    PARTITION_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Partition unavailable"),
    NO_QUORUM(ErrorKind.UNAVAILABLE, "No quorum"),
    TIMEOUT(ErrorKind.UNKNOWN_OUTCOME, "Time ran out"),
    NOT_IMPLEMENTED(ErrorKind.NOT_OFFERED, "Not implemented"),
    INTERNAL(ErrorKind.INTERNAL, "Internal error");

    private final ErrorKind kind;
    private final String title;

    ErrorCode(ErrorKind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** A short text for people, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable name in snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
