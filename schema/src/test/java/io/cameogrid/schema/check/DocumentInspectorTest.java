package io.cameogrid.schema.check;

import static io.cameogrid.schema.Definitions.declared;
import static io.cameogrid.schema.Definitions.notIndexed;
import static io.cameogrid.schema.FieldDefinition.inferred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.Definitions;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentInspectorTest {
    private static final IndexDefinition DEFINITION = Definitions.of(
            inferred("title", FieldType.TEXT),
            declared("tag", FieldType.STRING),
            inferred("count", FieldType.I64),
            inferred("views", FieldType.U64),
            inferred("price", FieldType.F64),
            inferred("seen", FieldType.DATE),
            declared("born", FieldType.DATE),
            inferred("open", FieldType.BOOLEAN),
            inferred("meta", FieldType.JSON),
            inferred("meta.size", FieldType.I64),
            notIndexed("raw", FieldType.JSON),
            inferred("host", FieldType.IP),
            declared("addr", FieldType.IP),
            declared("cat", FieldType.FACET),
            declared("hash", FieldType.BYTES));

    private final DocumentInspector inspector = new DocumentInspector(1_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id': 'a'}",
                "{'title': 'x', 'tag': 'y'}",
                "{'title': 1, 'tag': 1.50}",
                "{'title': true, 'tag': false}",
                "{'count': -9223372036854775808, 'views': 18446744073709551615, 'price': 1}",
                "{'price': 123456789012345678901234567890}",
                "{'seen': '2024-06-15', 'born': 'Sat, 15 Jun 2024 12:30:00 GMT'}",
                "{'seen': 1718454600, 'born': -1}",
                "{'open': true}",
                "{'count': null, 'open': [], 'meta': {}, 'price': [null]}",
                "{'count': [1, [2, 3]], 'open': [true, false]}",
                "{'meta': {'size': 1}}",
                "{'meta': [{'size': 1}, {'size': [2]}]}",
                "{'meta': 'anything', 'raw': [1, 'a', {'b': {'c': 1}}]}",
                "{'meta.size': 7}",
                "{'count': {}, 'title': {'a': null}}",
                "{'addr': ['10.0.0.1', '::1', null], 'host': '::ffff:10.0.0.1'}",
                "{'cat': '/a', 'hash': ''}",
                "{'cat': ['/a/b c/é', ['/x-y']], 'hash': '3q2+7w=='}",
                "{'hash': [0, 255]}",
                "{'hash': [[0, 255], [], 'AA==', ['_-8=', [1]]]}",
                "{'hash': [null, 'AA==']}",
            })
    void aDocumentFits(String json) {
        assertThat(inspect(json).fits()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'count': 1.5}                  | count     | the number 1.5
                    {'count': 1.0}                  | count     | the number 1.0
                    {'count': '1'}                  | count     | the text "1"
                    {'count': 9223372036854775808}  | count     | the number 9223372036854775808
                    {'count': [1, true]}            | count     | true
                    {'count': {'a': 1}}             | count     | an object
                    {'views': -1}                   | views     | the number -1
                    {'views': 18446744073709551616} | views     | the number 18446744073709551616
                    {'price': '1'}                  | price     | the text "1"
                    {'born': 'soon'}                | born      | the text "soon"
                    {'born': 1718454600000}         | born      | the number 1718454600000
                    {'seen': 1.5}                   | seen      | the number 1.5
                    {'open': 1}                     | open      | the number 1
                    {'open': 'true'}                | open      | the text "true"
                    {'title': {'a': 1, 'b': 2}}     | title     | an object
                    {'title': {'a': {'b': 1}}}      | title     | an object
                    {'meta': {'size': 'big'}}       | meta.size | the text "big"
                    {'addr': '10.0.0.0/8'}          | addr      | the text "10.0.0.0/8"
                    {'addr': 167772161}             | addr      | the number 167772161
                    {'host': 1}                     | host      | the number 1
                    {'cat': 'a'}                    | cat       | the text "a"
                    {'cat': '/'}                    | cat       | the text "/"
                    {'cat': '/a/'}                  | cat       | the text "/a/"
                    {'cat': '/a//b'}                | cat       | the text "/a//b"
                    {'cat': 1}                      | cat       | the number 1
                    {'hash': 1}                     | hash      | the number 1
                    {'hash': 'AAA'}                 | hash      | the text "AAA"
                    {'hash': 'AA=A'}                | hash      | the text "AA=A"
                    {'hash': [256]}                 | hash      | the number 256
                    {'hash': [-1, 'AA==', 999]}     | hash      | the number -1
                    {'hash': [1, 1.0]}              | hash      | the number 1.0
                    {'hash': [1, true, false]}      | hash      | true
                    {'hash': [1, 'AA==', 2, 'AA==']} | hash     | a text among numbers
                    {'hash': ['AA==', 1, 2]}        | hash      | a number among texts
                    {'hash': [1, [2], 3, [4]]}      | hash      | an array among numbers
                    {'hash': [1, null, 2]}          | hash      | null among numbers
                    {'hash': {'a': 1}}              | hash      | an object
                    """)
    void aMisfitIsNamedWithFieldAndValue(String json, String field, String got) {
        Inspection inspection = inspect(json);

        assertThat(inspection.fits()).isFalse();
        assertThat(inspection.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.got()).isEqualTo(got);
            assertThat(problem.expected()).isNotEmpty();
            assertThat(problem.refusal().code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        });
    }

    @Test
    void everyProblemOfADocumentIsNamed() {
        assertThat(inspect("{'count': 'a', 'price': 'b', 'open': ['c', 'd']}").problems())
                .extracting(FieldProblem::field)
                .containsExactly("count", "price", "open", "open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'new': 1}",
                "{'meta': {'colour': 'red'}}",
                "{'seen': 'soon'}",
                "{'host': 'localhost'}",
                "{'host': '2024'}",
                "{'new': {'a': [[1]]}}"
            })
    void aNewFieldOrATextInAnInferredDateOrAddressOutgrowsTheDefinition(String json) {
        Inspection inspection = inspect(json);

        assertThat(inspection.outgrows()).isTrue();
        assertThat(inspection.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'new': null}", "{'new': []}", "{'new': {}}", "{'new': {'a': null}}", "{'raw': {'a': 1}}"})
    void nothingAndWhatLiesInAnUnindexedObjectMakesNoField(String json) {
        assertThat(inspect(json).fits()).isTrue();
    }

    @Test
    void anIndexThatIsFullTakesUnknownFieldsWithoutChanging() {
        IndexDefinition full = DEFINITION.withFields(DEFINITION.fields(), true);
        DocumentInspector small = new DocumentInspector(full.fields().size());

        assertThat(small.inspect(full, "a", json("{'new': 1}")).outgrows())
                .as("the first fields that it leaves out are listed")
                .isTrue();
        IndexDefinition listing =
                full.withFields(full.fields(), true, full.growth().leavingOut(List.of("new")));
        assertThat(small.inspect(listing, "a", json("{'new': 1}")).fits()).isTrue();
        List<String> many = IntStream.range(0, 200).mapToObj(i -> "n" + i).toList();
        IndexDefinition listed =
                full.withFields(full.fields(), true, full.growth().leavingOut(many));
        assertThat(listed.growth().unindexed()).hasSize(Growth.MOST_LISTED);
        assertThat(small.inspect(listed, "a", json("{'new': 1, 'other': {'x': 2}}"))
                        .fits())
                .isTrue();
    }

    @Test
    void aStrictIndexRefusesWhatNobodyDeclaredAndTakesWhatIsBeneathADeclaredObject() {
        IndexDefinition strict = Definitions.of(
                        Definitions.declared("title", FieldType.TEXT), Definitions.declared("meta", FieldType.JSON))
                .withFields(
                        Map.of(
                                "title", Definitions.declared("title", FieldType.TEXT),
                                "meta", Definitions.declared("meta", FieldType.JSON)),
                        false,
                        Growth.FREE.withDynamic(Growth.Dynamic.STRICT));

        assertThat(inspector
                        .inspect(strict, "a", json("{'title': 'x', 'other': null}"))
                        .fits())
                .isTrue();
        assertThat(inspector
                        .inspect(strict, "a", json("{'meta': {'a': {'b': 1}}}"))
                        .outgrows())
                .isTrue();
        assertThat(inspector
                        .inspect(strict, "a", json("{'titel': 'x', 'o': {'p': 1}}"))
                        .problems())
                .extracting(FieldProblem::reason)
                .containsExactly(
                        "field 'titel': expected one of the declared fields, since the index says dynamic: strict,"
                                + " got the text \"x\"",
                        "field 'o.p': expected one of the declared fields, since the index says dynamic: strict,"
                                + " got the number 1");
    }

    @Test
    void anotherFormOfAFieldHasNoValueOfItsOwn() {
        IndexDefinition forms = Definitions.of(
                Definitions.declared("title", FieldType.TEXT),
                Definitions.declared("title.exact", FieldType.STRING).indexing("title"));

        assertThat(inspector.inspect(forms, "a", json("{'title': 'x'}")).fits()).isTrue();
        assertThat(inspector.inspect(forms, "a", json("{'title.exact': 'x'}")).problems())
                .extracting(FieldProblem::reason)
                .containsExactly("field 'title.exact': expected no value of its own, as it is another form of the field"
                        + " 'title', got the text \"x\"");
        assertThat(inspector
                        .inspect(forms, "a", json("{'title': {'exact': 'x'}}"))
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactly("title");
    }

    @Test
    void theRoutingFieldsValueIsHandedOver() {
        IndexDefinition routed = Definitions.routedBy("tenant", inferred("tenant", FieldType.TEXT));

        assertThat(inspector.inspect(routed, "a", json("{'tenant': 'acme'}")).routingValue())
                .hasValue("acme");
        assertThat(inspector.inspect(routed, "a", json("{'tenant': 1.50}")).routingValue())
                .hasValue("1.50");
        assertThat(inspector
                        .inspect(routed, "a", json("{'tenant': null, 'x': {'tenant': 'b'}}"))
                        .routingValue())
                .isEmpty();
        assertThat(inspector.inspect(routed, "a", json("{'tenant': ['acme']}")).problems())
                .extracting(FieldProblem::reason)
                .containsExactly("field 'tenant': expected one value, by which the document is routed, got an array");
        assertThat(inspector.inspect(routed, "a", json("{'tenant': {'a': 1}}")).problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 'b'}", "{'id': 1}", "{'id': ['a']}", "{'id': {}}", "{'id': null}", "{'id': []}"})
    void aMemberIdOtherThanTheIdIsRefused(String json) {
        assertThatThrownBy(() -> inspect(json)).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
            assertThat(e.facts()).containsEntry("field", "id").containsKeys("expected", "got");
        });
    }

    @Test
    void theSameVersionOfAnotherIndexIsNotTakenForTheFirst() {
        IndexDefinition other = Definitions.of(inferred("title", FieldType.I64));

        assertThat(inspect("{'title': 'x'}").fits()).isTrue();
        assertThat(inspector.inspect(other, "a", json("{'title': 'x'}")).fits()).isFalse();
        assertThat(inspect("{'title': 'x'}").fits()).isTrue();
    }

    private Inspection inspect(String json) {
        return inspector.inspect(DEFINITION, "a", json(json));
    }

    private static JsonBytes json(String text) {
        return JsonBytes.of(text.replace('\'', '"'));
    }
}
