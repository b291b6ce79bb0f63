package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static io.cameogrid.search.mapping.TestIndex.field;
import static io.cameogrid.search.mapping.TestIndex.text;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.Optional;

/** Documents with fields of most types, in several segments. */
final class SampleIndex {
    private SampleIndex() {}

    static TestIndex filled() throws IOException {
        TestIndex index = new TestIndex(TestIndex.definition(
                field("title", FieldType.TEXT),
                text("stem", "en_stem", "WithFreqsAndPositions"),
                text("bare", "default", "Basic"),
                field("tag", FieldType.STRING),
                fast("slow", FieldType.STRING, false),
                field("count", FieldType.I64),
                fast("plain", FieldType.I64, false),
                field("views", FieldType.U64),
                field("price", FieldType.F64),
                field("born", FieldType.DATE),
                field("open", FieldType.BOOLEAN),
                field("meta", FieldType.JSON),
                field("meta.colour", FieldType.TEXT),
                field("meta.size", FieldType.I64),
                field("meta.deep", FieldType.JSON),
                field("meta.deep.code", FieldType.STRING),
                field("k8s.node", FieldType.STRING),
                hidden("secret"),
                shadow("isbn")));
        index.put("a", """
                {'title': 'The Quick brown fox', 'stem': 'Running libraries', 'bare': 'one two', 'tag': 'Red', 'count': 1,
                 'views': 18446744073709551615, 'price': 0.5, 'born': '2024-06-15', 'open': true, 'slow': 'x', 'plain': 5,
                 'meta': {'colour': 'dark blue', 'size': 7, 'deep': {'code': 'A1'}}, 'k8s.node': 'n1', 'secret': 'x'}""");
        index.flush();
        index.put("b", """
                {'title': ['Lazy dogs wait', 'fox wi-fi'], 'tag': ['Red', 'Blue'], 'count': [10, -3], 'views': 0,
                 'price': -0.0, 'born': '2024-06-15T00:00:00.000001Z', 'open': false, 'slow': null,
                 'meta': [{'colour': 'red', 'size': 1}, {'colour': 'green', 'deep': [{'code': 'B2'}, {'code': 'C3'}]}],
                 'k8s': {'node': 'n2'}}""");
        index.put(
                "c",
                "{'title': 'rock & roll!', 'tag': 'urn:cve-1', 'count': 9223372036854775807, 'views': 5, 'price': 1e300,"
                        + " 'born': 'Sat, 15 Jun 2024 12:30:00 GMT', 'open': [true, false], 'meta': 'loose red end'}");
        index.flush();
        index.put(DocumentKey.of("d", "tenant"), "{'title': 'fox fox fox', 'tag': '" + "long".repeat(3_000) + "'}");
        index.put(DocumentKey.of("da"), "{'title': '日本語 text 😀'}");
        return index;
    }

    private static FieldDefinition hidden(String path) {
        return new FieldDefinition(
                path,
                FieldType.STRING,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    private static FieldDefinition shadow(String path) {
        return new FieldDefinition(
                path,
                FieldType.STRING,
                true,
                false,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }
}
