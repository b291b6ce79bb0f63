package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static io.cameogrid.search.mapping.TestIndex.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values of the types ip, facet and bytes are found. */
final class AddressesPathsAndBytesTest {
    private static final String LONG_VALUE = Base64.getEncoder().encodeToString(new byte[100_000]);

    private TestIndex index;

    @BeforeEach
    void fill() throws IOException {
        index = new TestIndex(TestIndex.definition(
                fast("addr", FieldType.IP, true),
                fast("slow", FieldType.IP, false),
                field("seen", FieldType.IP),
                fast("cat", FieldType.FACET, false),
                fast("hash", FieldType.BYTES, false),
                field("o", FieldType.JSON),
                fast("o.cat", FieldType.FACET, false),
                fast("o.hash", FieldType.BYTES, false)));
        index.put("a", "{'addr': '10.0.0.1', 'slow': '10.0.0.1', 'cat': '/electronics/phones', 'hash': '3q2+7w=='}");
        index.put(
                "b",
                "{'addr': ['192.168.1.1', '2001:db8::1'], 'cat': ['/electronics', '/red things/new'],"
                        + "'hash': [222, 173, 190, 239]}");
        index.flush();
        index.put(
                "c", "{'addr': '::ffff:10.0.0.1', 'slow': 'fe80::7', 'cat': '/electronicsandmore', 'hash': ['', [0]]}");
        index.put("d", "{'o': [{'cat': '/x/y', 'hash': [1, 2]}, {'cat': '/x/z', 'hash': 'AQI='}], 'seen': '1.2.3.4'}");
        index.put("e", "{'addr': null, 'cat': [], 'hash': [null], 'hash2': 1}");
        index.put("f", "{'hash': ['" + LONG_VALUE + "', '//8=']}");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    addr:10.0.0.1                                | a c
                    addr:"::ffff:10.0.0.1"                       | a c
                    addr:::ffff:a00:1                            | a c
                    addr:10.0.0.0/8                              | a c
                    addr:10.0.0.0/31                             | a c
                    addr:192.168.0.0/16                          | b
                    addr:2001:db8::/32                           | b
                    addr:::/0                                    | a b c
                    addr:11.0.0.0/8                              |
                    addr:[10.0.0.0 TO 10.0.0.255]                | a c
                    addr:{10.0.0.1 TO *]                         | b
                    addr:[* TO 10.0.0.1}                         |
                    addr:>10.0.0.0                               | a b c
                    addr:>ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff |
                    addr:<::                                     |
                    addr:>=192.168.1.2                           | b
                    addr:(>192.168.1.1 <2001:db8::1)             | b
                    addr: IN [10.0.0.1 192.168.0.0/16]           | a b c
                    addr:*                                       | a b c
                    slow:*                                       | a c
                    slow:fe80::/10                               | c
                    NOT addr:*                                   | d e f
                    seen:1.2.3.4                                 | d
                    cat:/electronics                             | a b
                    cat:/electronics/                            | a b
                    cat:/electronics/phones                      | a
                    cat:/electronics/phones/x                    |
                    cat:/Electronics                             |
                    cat:"/red things"                            | b
                    cat:/red\\ things/new                        | b
                    cat:(/electronics NOT /electronics/phones)   | b
                    cat: IN [/electronics/phones "/red things"]  | a b
                    cat:/                                        | a b c
                    cat:*                                        | a b c
                    o.cat:/x                                     | d
                    o:/x/y                                       | d
                    cat:/electronics^3                           | a b
                    hash:3q2+7w==                                | a b
                    hash:3q2-7w==                                | a b
                    hash:"3q2+7w=="                              | a b
                    hash://8=                                    | f
                    hash:""                                      | c
                    hash:AA==                                    | c
                    hash: IN [AA== 3q2+7w==]                     | a b c
                    hash:*                                       | a b c f
                    o.hash:AQI=                                  | d
                    """)
    void aQueryFindsWhatItSays(String query, String ids) throws IOException {
        List<String> expected = ids == null ? List.of() : Arrays.asList(ids.split(" "));

        assertThat(index.search(query)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void bytesOfAnyLengthAreFoundByThemselves() throws IOException {
        assertThat(index.search("hash:\"" + LONG_VALUE.substring(0, 60_000) + "\""))
                .isEmpty();
        String most = Base64.getEncoder().encodeToString(new byte[40_000]);
        index.put("g", "{'hash': '" + most + "'}");
        assertThat(index.search("hash:" + most)).containsExactly("g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addr:10.0.0.1", "addr:10.0.0.0/8", "cat:/electronics", "hash:3q2+7w=="})
    void matchesScoreOne(String query) throws IOException {
        assertThat(index.score(query, "a")).isEqualTo(1);
    }

    @Test
    void addressesSortByTheirBits() throws IOException {
        assertThat(index.search("addr:*", new SortKey("addr", true), new SortKey("id", true)))
                .containsExactly("a", "c", "b");
        assertThat(index.search("*", new SortKey("addr", false), new SortKey("id", true)))
                .containsExactly("b", "a", "c", "d", "e", "f");
        assertThat(index.pages("*", 1, new SortKey("addr", true), new SortKey("id", true)))
                .containsExactly("a", "c", "b", "d", "e", "f");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    addr:10.0.0.256           | takes an address such as 192.0.2.1
                    addr:localhost            | not 'localhost'
                    addr:10.0.0.0/33          | not '10.0.0.0/33'
                    addr:[10.0.0.0/8 TO *]    | not '10.0.0.0/8'
                    addr:10.*                 | write a block, as in 10.0.0.0/8
                    addr:1?.0.0.1             | takes no wildcards
                    addr:/10.*/               | takes no regular expressions
                    cat:electronics           | takes a path such as /electronics/phones
                    cat://                    | takes a path
                    cat:/a//b                 | takes a path
                    cat:/elec*                | a path finds all below it
                    cat:/elec?/b              | a path finds all below it
                    cat:[/a TO /b]            | has no ranges
                    cat:elec*                 | has no beginnings
                    hash:xyz                  | takes a whole value in base64
                    hash:[a TO b]             | has no ranges
                    hash:AA*                  | has no beginnings
                    """)
    void aClauseWithoutMeaningIsRefusedWithTheRemedy(String query, String message) {
        assertThatThrownBy(() -> index.translate(query, false)).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
            assertThat(e.detail()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "hash"})
    void pathsAndBytesHaveNoOrder(String field) {
        assertThatThrownBy(() -> index.search("*", new SortKey(field, true)))
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("have no order");
    }
}
