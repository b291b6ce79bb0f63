package io.cameogrid.it;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random documents, each with a word that no other has. */
final class Documents {
    private final Random random;
    private final List<String> words = new ArrayList<>();
    private int fresh;

    Documents(Random random) {
        this.random = random;
    }

    /**
     * A document.
     *
     * @param fits whether the index can take more of it than its key
     */
    record Content(String json, String word, boolean fits, long version) {
        /** As the store has it: the word is not read from it again. */
        static Content of(StoredDocument row) {
            String json = row.source().toString();
            int begin = json.indexOf("word");
            int end = json.indexOf('"', begin + 7);
            return new Content(json, json.substring(begin + 7, end), !json.contains("unfit"), row.version());
        }

        Content withVersion(long newVersion) {
            return new Content(json, word, fits, newVersion);
        }

        /** As an application puts it itself. */
        StoredDocument row() {
            return StoredDocument.of(json);
        }
    }

    static IndexSettings settings() {
        return new IndexSettings(
                Optional.empty(),
                Map.of(
                        "word", declared("word", FieldType.TEXT),
                        "year", declared("year", FieldType.I64),
                        "code", declared("code", FieldType.STRING)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(4),
                OptionalInt.empty());
    }

    private static FieldDefinition declared(String path, FieldType type) {
        FieldDefinition field = FieldDefinition.inferred(path, type);
        return new FieldDefinition(
                path,
                type,
                field.indexed(),
                field.stored(),
                field.fast(),
                field.shadow(),
                field.description(),
                field.tokenizer(),
                field.recordOption(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    /** Every word so far. */
    List<String> words() {
        return words;
    }

    /** One of so many keys; some are routed by something else than their id. */
    StoredKey key(int ids) {
        int number = random.nextInt(ids);
        String id = "d" + number;
        return number % 5 == 0 ? StoredKey.of(DocumentKey.of(id, "r" + number % 3)) : StoredKey.of(id);
    }

    Set<StoredKey> keys(int ids, int atMost) {
        Set<StoredKey> keys = new TreeSet<>();
        for (int i = 0; i < atMost; i++) {
            keys.add(key(ids));
        }
        return keys;
    }

    /** Keys that never were. */
    List<StoredKey> freshKeys(int count) {
        List<StoredKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(StoredKey.of("fresh" + fresh++));
        }
        return keys;
    }

    Content fitting() {
        String word = word();
        String more = random.nextInt(30) == 0 ? ",\"field" + random.nextInt(10) + "\":" + random.nextInt(10) : "";
        // Sometimes longer than a term may be: kept, but not found by it.
        String code = random.nextInt(20) == 0 ? "c".repeat(40_000) : "c" + random.nextInt(5);
        String json = "{\"word\":\"%s\",\"year\":%d,\"code\":\"%s\"%s}"
                .formatted(word, 1900 + random.nextInt(100), code, more);
        return new Content(json, word, true, 1);
    }

    /** What the façade would refuse, but an application's own put does not. */
    Content unfit() {
        String word = word();
        String json = switch (random.nextInt(4)) {
            case 0 -> "{\"word\":\"%s\",\"year\":\"unfit\"}".formatted(word);
            case 1 -> "{\"word\":\"%s\",\"code\":\"unfit".formatted(word);
            case 2 -> "[{\"word\":\"%s\"},\"unfit\"]".formatted(word);
            default -> "{\"word\":\"%s\",\"code\":{\"unfit\":1}}".formatted(word);
        };
        return new Content(json, word, false, 1);
    }

    private String word() {
        String word = "w" + words.size();
        words.add(word);
        return word;
    }
}
