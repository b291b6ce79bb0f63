package io.cameogrid.api.document;

/** What must hold for a write to take place; checked in the write's own transaction. */
public sealed interface WriteCondition {
    /** Write whatever is there. */
    record Always() implements WriteCondition {}

    /** Write only if no document has the key. */
    record IfAbsent() implements WriteCondition {}

    /** Write only if a document has the key, whatever its version. */
    record IfPresent() implements WriteCondition {}

    /** Write only if the document has this version. */
    record IfVersion(long version) implements WriteCondition {}

    WriteCondition ALWAYS = new Always();
}
