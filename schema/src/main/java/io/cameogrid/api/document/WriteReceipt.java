package io.cameogrid.api.document;

/**
 * What became of one write; it is durable on the primary and every live backup, and the next search sees it.
 *
 * @param version the document's version after the write; of a deleted one, the last it had; 0 if there was none
 * @param microshard the partition that holds the key
 */
public record WriteReceipt(String id, Outcome outcome, long version, int microshard) {
    /** What a write did to the document. */
    public enum Outcome {
        CREATED,
        UPDATED,
        DELETED,
        NOT_FOUND
    }
}
