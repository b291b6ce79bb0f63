package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.port.Row;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentMapperTest {
    private static final IndexDefinition DEFINITION = new IndexDefinition(
            IndexName.of("books"),
            "i1",
            1,
            Optional.empty(),
            8,
            1,
            new TreeMap<>(java.util.Map.of(
                    "title", FieldDefinition.inferred("title", FieldType.TEXT),
                    "count", FieldDefinition.inferred("count", FieldType.I64),
                    "seen", FieldDefinition.inferred("seen", FieldType.DATE),
                    "tag", FieldDefinition.inferred("tag", FieldType.STRING))),
            IndexDefinition.ID,
            List.of(),
            false,
            Collections.emptySortedMap(),
            Growth.FREE);

    private final DocumentMapper mapper = new DocumentMapper(new AnalyzerCatalog());

    @Test
    void nothingIsStored() throws UnmappableException {
        Document document =
                mapper.map(DEFINITION, row("{'title': 'a b', 'count': 1, 'seen': '2024-06-15', 'tag': 'x'}"));

        assertThat(document.getFields()).noneMatch(field -> field.fieldType().stored());
        assertThat(document.getFields())
                .extracting(IndexableField::name)
                .contains("_key", "_stamp", "t|title", "l|count", "m|seen", "k|tag");
    }

    @Test
    void unknownFieldsAndNullsAreLeftOut() throws UnmappableException {
        Document document = mapper.map(DEFINITION, row("{'other': 1, 'title': null, 'tag': [], 'id': '1'}"));

        assertThat(document.getFields()).extracting(IndexableField::name).containsExactly("_key", "_stamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'count': 'many'}",
                "{'count': 1.5}",
                "{'seen': 'soon'}",
                "{'title': {'a': 1}}",
                "{'id': 'other'}",
                "{'_score': 1}",
                "{'title': 'x'",
                "[1]",
                "",
                "{'count': 1, 'count': 2}"
            })
    void aRowThatDoesNotFitIsIndexedByItsKeyOnly(String json) {
        Row row = row(json);

        assertThatThrownBy(() -> mapper.map(DEFINITION, row)).isInstanceOf(UnmappableException.class);

        Document document = mapper.unmapped(row);
        assertThat(KeyField.key(document.getField(KeyField.NAME).binaryValue())).isEqualTo(row.key());
        assertThat(document.getField(IndexFields.PRESENCE).binaryValue().utf8ToString())
                .isEqualTo(IndexFields.UNMAPPED);
    }

    private static Row row(String json) {
        return new Row(DocumentKey.of("1"), 3, 1, JsonBytes.of(json.replace('\'', '"')));
    }
}
