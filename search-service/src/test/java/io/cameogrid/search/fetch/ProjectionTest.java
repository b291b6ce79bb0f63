package io.cameogrid.search.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.JsonBytes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectionTest {
    private static final JsonBytes DOCUMENT = JsonBytes.of("""
            { "title" : "Gödel, \\"Escher\\"", "year":1979 , "price": -1.50e2,
              "meta":{"color":"red","size":{"w":1,"h":[2, 3]},"none":null},
              "orders":[{"sku":"A1","n":1},{"n":2},7,[{"sku":"B2"}]],
              "k8s.node":"n1", "k8s":{"node":"inner"}, "empty":{}, "gone":[] , "ok":true}""");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | {\"title\":\"Gödel, \\\"Escher\\\"\"}",
                "year,title | {\"year\":1979,\"title\":\"Gödel, \\\"Escher\\\"\"}",
                "price | {\"price\":-1.50e2}",
                "ok,year | {\"ok\":true,\"year\":1979}",
                "meta.color | {\"meta\":{\"color\":\"red\"}}",
                "meta.size.h,year,meta.color | {\"meta\":{\"size\":{\"h\":[2, 3]},\"color\":\"red\"},\"year\":1979}",
                "meta.none | {\"meta\":{\"none\":null}}",
                "meta | {\"meta\":{\"color\":\"red\",\"size\":{\"w\":1,\"h\":[2, 3]},\"none\":null}}",
                "meta.color,meta | {\"meta\":{\"color\":\"red\",\"size\":{\"w\":1,\"h\":[2, 3]},\"none\":null}}",
                "meta,meta.color | {\"meta\":{\"color\":\"red\",\"size\":{\"w\":1,\"h\":[2, 3]},\"none\":null}}",
                "orders.sku | {\"orders\":[{\"sku\":\"A1\"},[{\"sku\":\"B2\"}]]}",
                "k8s.node | {\"k8s\":{\"node\":\"inner\"},\"k8s.node\":\"n1\"}",
                "empty,gone | {\"empty\":{},\"gone\":[]}",
                "empty.x,gone.x,title.x,nothing | {}",
                "ok,ok | {\"ok\":true}",
                "meta..color,.title,title. | {}",
                "meta.* | {\"meta\":{\"color\":\"red\",\"size\":{\"w\":1,\"h\":[2, 3]},\"none\":null}}",
                "meta.s* | {\"meta\":{\"size\":{\"w\":1,\"h\":[2, 3]}}}",
                "meta.*.w | {\"meta\":{\"size\":{\"w\":1}}}",
                "*.sku | {\"orders\":[{\"sku\":\"A1\"},[{\"sku\":\"B2\"}]]}",
                "*.node | {\"k8s.node\":\"n1\",\"k8s\":{\"node\":\"inner\"}}",
                "y*,ti*e | {\"title\":\"Gödel, \\\"Escher\\\"\",\"year\":1979}",
                "year,meta.c*r | {\"year\":1979,\"meta\":{\"color\":\"red\"}}",
                "*w | {\"meta\":{\"size\":{\"w\":1}}}",
                "*.* | {\"meta\":{\"color\":\"red\",\"size\":{\"w\":1,\"h\":[2, 3]},\"none\":null},"
                        + "\"orders\":[{\"sku\":\"A1\",\"n\":1},{\"n\":2},[{\"sku\":\"B2\"}]],"
                        + "\"k8s.node\":\"n1\",\"k8s\":{\"node\":\"inner\"}}",
                "title.*,ok*y,nothing* | {}"
            })
    void leavesWhatWasAskedForInTheOrderAsked(String fields, String left) {
        Projection projection = Projection.of(List.of(fields.split(",", -1)));
        assertThat(projection.apply(DOCUMENT)).hasToString(left);
    }

    @Test
    void aStarIsAllOfTheDocument() {
        JsonBytes document = JsonBytes.of("{\"a\":{\"b\":[1,{\"c\":{}}]},\"\":null,\"*\":\"x\"}");
        assertThat(Projection.of(List.of("*")).apply(document)).isEqualTo(document);
        assertThat(Projection.of(List.of("nothing", "**")).apply(document)).isEqualTo(document);
    }

    @Test
    void whatWouldTakeTooLongIsRefused() {
        assertThatThrownBy(() -> Projection.check(List.of("a" + ".a".repeat(65))))
                .hasMessageContaining("64 levels");
        assertThatThrownBy(() -> Projection.check(Collections.nCopies(1_001, "a")))
                .hasMessageContaining("1001 paths");
        assertThatThrownBy(() -> Projection.check(List.of("*a".repeat(3_000)))).hasMessageContaining("4096");
        assertThatThrownBy(() -> Projection.check(List.of("a".repeat(70_000)))).hasMessageContaining("65536");
        assertThatThrownBy(() -> Projection.check(List.of("a", ""))).hasMessageContaining("empty path");
    }

    @Test
    void wholeDocumentsAreNotCopied() {
        assertThat(Projection.of(List.of()).apply(DOCUMENT)).isSameAs(DOCUMENT);
    }

    @Test
    void namesAreWrittenAsJson() {
        JsonBytes document = JsonBytes.of("{\"a\\\"b\\n\":1}");
        assertThat(Projection.of(List.of("a\"b\n")).apply(document)).isEqualTo(document);
    }

    @Test
    void whatIsNoJsonHasNoMembers() {
        assertThat(Projection.of(List.of("a")).apply(JsonBytes.of("{\"a\":"))).hasToString("{}");
        assertThat(Projection.of(List.of("a")).apply(JsonBytes.of("[1]"))).hasToString("{}");
    }
}
