package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.mapping.KeyField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * What a Lucene commit says about itself, as {@code docs/formats/microshard-commit.md} lays it down.
 *
 * @param id whose documents it holds
 * @param node the lasting name of the node that wrote it
 * @param schemaVersion of the index definition when it was written
 * @param builtSchemaVersion of the index definition when the generation was begun
 * @param counter the update counter of the partition at the mark: every change up to there is in the commit
 * @param noted keys that changed between the mark and the cut: the commit may hold more of them than the store does
 *     after a crash
 */
record MicroshardCommit(
        MicroshardId id,
        String node,
        long schemaVersion,
        long builtSchemaVersion,
        long counter,
        List<DocumentKey> noted) {

    private static final String FORMAT = "5";

    MicroshardCommit {
        noted = List.copyOf(noted);
    }

    Map<String, String> entries() {
        return Map.of(
                "format", FORMAT,
                "incarnation", id.incarnation(),
                "partition", Integer.toString(id.partition()),
                "node", node,
                "schema_version", Long.toString(schemaVersion),
                "built_schema_version", Long.toString(builtSchemaVersion),
                "counter", Long.toString(counter),
                "noted", encode(noted));
    }

    /** @throws IllegalArgumentException saying what is wrong, if these are not the entries of a commit of ours */
    static MicroshardCommit parse(Map<String, String> entries) {
        String format = entries.getOrDefault("format", "none");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("commit has format " + format + ", not " + FORMAT);
        }
        return new MicroshardCommit(
                new MicroshardId(required(entries, "incarnation"), (int) number(entries, "partition")),
                required(entries, "node"),
                number(entries, "schema_version"),
                number(entries, "built_schema_version"),
                number(entries, "counter"),
                decode(required(entries, "noted")));
    }

    private static long number(Map<String, String> entries, String name) {
        return Long.parseLong(required(entries, name));
    }

    private static String required(Map<String, String> entries, String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> new IllegalArgumentException("commit lacks " + name));
    }

    private static String encode(Collection<DocumentKey> keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder();
        for (DocumentKey key : keys) {
            BytesRef bytes = KeyField.bytes(key);
            text.append(text.isEmpty() ? "" : ",").append(base64.encodeToString(BytesRef.deepCopyOf(bytes).bytes));
        }
        return text.toString();
    }

    private static List<DocumentKey> decode(String text) {
        List<DocumentKey> keys = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String part : text.split(",", -1)) {
                keys.add(KeyField.key(new BytesRef(Base64.getDecoder().decode(part))));
            }
        }
        return keys;
    }
}
