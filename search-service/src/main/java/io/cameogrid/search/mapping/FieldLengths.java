package io.cameogrid.search.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.util.BytesRef;

/**
 * Adds to a document how long its fields are, where nothing else in the index tells it exactly.
 *
 * <p>Lucene knows the length of a field in all documents together. To take off that of deleted ones, it must be known of
 * each: the norm tells it of texts of less than {@link #ROUNDED} words, the column of strings how many values there are.
 */
final class FieldLengths {
    /** From so many words on a norm is rounded. */
    static final int ROUNDED = 40;

    private FieldLengths() {}

    static void addTo(Document document) {
        Map<String, List<WordsField>> texts = new HashMap<>();
        Map<String, Set<BytesRef>> strings = new HashMap<>();
        for (IndexableField field : document) {
            if (field instanceof WordsField words) {
                texts.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(words);
            } else if (valuesWithoutColumn(field)) {
                strings.computeIfAbsent(field.name(), name -> new HashSet<>(2)).add(field.binaryValue());
            }
        }
        texts.forEach((name, values) -> count(document, name, values));
        strings.forEach((name, values) -> document.add(LengthField.of(name, values.size())));
    }

    private static void count(Document document, String name, List<WordsField> texts) {
        int characters = 0;
        for (WordsField text : texts) {
            characters += text.characters();
        }
        if (characters < ROUNDED && IndexFields.wordsHaveCharacters(name)) {
            return;
        }
        boolean frequencies = texts.getFirst().fieldType().indexOptions() != IndexOptions.DOCS;
        LengthField length = LengthField.counting(name, frequencies);
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).countWith(length, i == 0);
        }
        document.add(length);
    }

    private static boolean valuesWithoutColumn(IndexableField field) {
        IndexableFieldType type = field.fieldType();
        return type.indexOptions() == IndexOptions.DOCS
                && !type.tokenized()
                && type.docValuesType() == DocValuesType.NONE
                && !field.name().equals(IndexFields.PRESENCE);
    }
}
