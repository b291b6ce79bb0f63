package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries find. */
class QueryTranslatorTest {
    private static TestIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = SampleIndex.filled();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    *                                   | a b c d da
                    title:fox                           | a b d
                    title:FOX                           | a b d
                    fox                                 | a b d
                    quick fox                           | a
                    quick OR lazy                       | a b
                    title:(quick OR lazy)               | a b
                    title:"quick brown"                 | a
                    title:"quick fox"                   |
                    title:"quick fox"~1                 | a
                    title:"wait fox"                    |
                    title:"wait fox"~900                |
                    title:"quick bro"*                  | a
                    title:"qui"*                        | a
                    "quick bro"*                        | a
                    title:wi-fi                         | b
                    title:wi-f*                         | b
                    title:日本語                         | da
                    title:😀                            | da
                    rock & roll                         | c
                    title:roll!                         | c
                    title:qu*                           | a
                    title:QU*                           | a
                    qu*                                 | a
                    title:q?ick                         | a
                    title:*ick                          | a
                    title:l*y                           | b
                    title:quikc~                        | a
                    title:quikc~1                       | a
                    title:qiukc~1                       |
                    title:[fox TO lazy]                 | a b d
                    title:{fox TO lazy}                 |
                    title:[FOX TO LAZY]                 | a b d
                    stem:run                            | a
                    stem:runs                           | a
                    stem:library                        | a
                    stem:libraries*                     | a
                    stem:librar*                        | a
                    stem:"run library"                  | a
                    bare:one-two                        | a
                    tag:Red                             | a b
                    tag:red                             |
                    tag:urn:cve-1                       | c
                    tag:urn:cve*                        | c
                    tag:"Red"                           | a b
                    tag:"urn:c"*                        | c
                    tag:B*e                             | b
                    tag:Rad~1                           | a b
                    tag:[Blue TO Red}                   | b
                    tag:[* TO Blue]                     | b
                    tag:>Red                            | c
                    tag: IN [Blue Green urn:cve-1]      | b c
                    title: IN [quick "lazy dogs"]       | a b
                    tag:/R.d/                           | a b
                    tag:/^[RB].*$/                      | a b
                    tag:/[a-z]+:cve-\\d{1,3}/           | c
                    tag:/Re/                            |
                    title:/qu.*/                        | a
                    /qu.*/                              | a
                    id:/d.?/                            | d da
                    id:/.*/                             | a b c d da
                    meta:/[A-C]\\d/                     | a b
                    meta: IN [red 7]                    | a b c
                    meta.deep: IN [A1 7]                | a
                    IN [quick loose nowhere]            | a c
                    tag:*                               | a b c d
                    slow:*                              | a
                    slow:x                              | a
                    title:*                             | a b c d da
                    count:1                             | a
                    count:1.0                           | a
                    count:"10"                          | b
                    count:>1                            | b c
                    count:>=1                           | a b c
                    count:>1.5                          | b c
                    count:<0.5                          | b
                    count:[-3 TO 1}                     | b
                    count:>9223372036854775806          | c
                    count:>9223372036854775807          |
                    count:>1e30                         |
                    count:<1e30                         | a b c
                    count: IN [1 -3]                    | a b
                    count:*                             | a b c
                    plain:5                             | a
                    plain:>4                            | a
                    plain: IN [5]                       | a
                    plain:*                             | a
                    views:18446744073709551615          | a
                    views:>5                            | a
                    views:>=0                           | a b c
                    views:<=5                           | b c
                    views:>-1                           | a b c
                    views: IN [0 18446744073709551615]  | a b
                    price:0                             | b
                    price:-0.0                          | b
                    price:<=0                           | b
                    price:<0                            |
                    price:>0                            | a c
                    price:>0.5                          | c
                    price:<1e400                        | a b c
                    price: IN [.5 1e300]                | a c
                    price:*                             | a b c
                    born:2024-06-15                     | a
                    born:20240615                       | a
                    born:"2024-06-15 00:00:00"          | a
                    born:1718454600                     | c
                    born:[2024-06-15 TO 2024-06-16}     | a b c
                    born:{2024-06-15 TO 2024-06-16}     | b c
                    born:>=2024                         | a b c
                    born:<2024-06-15                    |
                    born: IN [2024-06-15 1718454600]    | a c
                    open:true                           | a c
                    open:false                          | b c
                    open: IN [true false]               | a b c
                    open:*                              | a b c
                    meta.colour:red                     | b
                    meta.size:>5                        | a
                    meta.deep.code:B2                   | b
                    meta.deep:A1                        | a
                    meta:red                            | b c
                    meta:7                              | a
                    meta:A1                             | a
                    meta:"loose red"                    | c
                    meta:*                              | a b c
                    meta.deep:*                         | a b
                    loose                               | c
                    7                                   | a
                    k8s.node:n1                         | a
                    k8s.node:n2                         | b
                    k8s:n2                              | b
                    id:a OR id:d                        | a d
                    id:d title:fox                      | d
                    id:d*                               | d da
                    id:?a                               | da
                    id:*a                               | a da
                    id:*t                               |
                    id:[b TO d]                         | b c d
                    id:[b TO d}                         | b c
                    id:>d                               | da
                    id:{a TO da}                        | b c d
                    id: IN [a d]                        | a d
                    id:* NOT id:a                       | b c d da
                    isbn:d OR isbn:b                    | b d
                    NOT title:fox                       | c da
                    NOT title:fox NOT title:roll        | da
                    title:fox NOT tag:Blue              | a d
                    tag:Blue OR NOT title:fox           | b c da
                    title:(fox AND NOT quick)           | b d
                    NOT (title:quick OR title:lazy)     | c d da
                    -fox                                | c da
                    count:1 price:0.5 open:true         | a
                    (quick OR lazy) tag:Red^3           | a b
                    title:fox^0                         | a b d
                    """)
    void aQueryFindsWhatItSays(String query, String ids) throws IOException {
        List<String> expected = ids == null ? List.of() : Arrays.asList(ids.split(" "));

        assertThat(index.search(query)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count:1",
                "count:>0",
                "price:0.5",
                "born:2024-06-15",
                "title:qu*",
                "title:q?ick",
                "title:[a TO z]",
                "title:*",
                "tag:*",
                "tag:R*",
                "tag: IN [Red Blue]",
                "title: IN [quick fox]",
                "id:a OR id:zz",
                "*",
                "NOT tag:Blue",
                "meta:*",
                "stem:libraries*"
            })
    void whatSaysNothingAboutRelevanceScoresOne(String query) throws IOException {
        assertThat(index.score(query, "a")).isEqualTo(1f);
    }

    @Test
    void relevanceFollowsTheWords() throws IOException {
        assertThat(index.search("title:fox")).startsWith("d");
        assertThat(index.score("title:fox^3", "a")).isCloseTo(3 * index.score("title:fox", "a"), within(1e-5f));
        assertThat(index.search("title:fox tag:Blue^5 OR title:fox")).startsWith("b");
        assertThat(index.score("count:1^2.5", "a")).isEqualTo(2.5f);
        assertThat(index.score("tag:Blue", "b"))
                .as("a rare string says more than a common one")
                .isGreaterThan(index.score("tag:Red", "b"));
        assertThat(index.score("tag:Red", "a"))
                .as("the number of values does not count")
                .isEqualTo(index.score("tag:Red", "b"));
    }

    private static org.assertj.core.data.Offset<Float> within(float offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }
}
