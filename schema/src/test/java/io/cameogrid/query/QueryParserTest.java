package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.query.Query.And;
import io.cameogrid.query.Query.Boosted;
import io.cameogrid.query.Query.Exists;
import io.cameogrid.query.Query.Fuzzy;
import io.cameogrid.query.Query.In;
import io.cameogrid.query.Query.MatchAll;
import io.cameogrid.query.Query.Not;
import io.cameogrid.query.Query.Or;
import io.cameogrid.query.Query.Phrase;
import io.cameogrid.query.Query.Piece;
import io.cameogrid.query.Query.Prefix;
import io.cameogrid.query.Query.Range;
import io.cameogrid.query.Query.SlashText;
import io.cameogrid.query.Query.Term;
import io.cameogrid.query.Query.Wildcard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final FieldRef DEFAULTS = new FieldRef.Defaults();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b                        | a AND b",
                "a AND b c                  | a AND b AND c",
                "a OR b AND c               | a OR b AND c",
                "a b OR c d                 | a AND b OR c AND d",
                "a (b OR c)                 | a AND (b OR c)",
                "(a OR b)(c OR d)           | (a OR b) AND (c OR d)",
                "(a OR (b AND c))           | a OR b AND c",
                "NOT a b                    | NOT a AND b",
                "NOT (a b)                  | NOT (a AND b)",
                "a OR NOT b                 | a OR NOT b",
                "a -b !c +d                 | a AND NOT b AND NOT c AND d",
                "- a                        | NOT a",
                "NOT NOT a                  | a",
                "-!NOT a                    | NOT a",
                "-(-a)                      | a",
                "-(+(NOT (a)))              | a",
                "a^2 OR b                   | a^2 OR b",
                "NOT a^2                    | NOT a^2",
                "(NOT a)^2                  | (NOT a)^2",
                "(a b)^0.50                 | (a AND b)^0.5",
                "(a^2)^3                    | (a^2)^3",
                "a ^2                       | a^2",
                "f:(a OR b)                 | f:a OR f:b",
                "f:(a AND NOT (b OR -c))    | f:a AND NOT (f:b OR NOT f:c)",
                "f:(a g:(b f:c) d)          | f:a AND (g:b AND f:c) AND f:d",
                "f:(a b)^2                  | (f:a AND f:b)^2",
                "f: ( * )                   | f:*",
                "and or not to in           | and AND or AND not AND to AND in",
                "ANDROID NOTE ORE           | ANDROID AND NOTE AND ORE",
                "AND:x OR:y NOT:z           | AND:x AND OR:y AND NOT:z",
                "f:\\AND \\TO               | f:\\AND AND \\TO",
                "'a \"b'                    | \"a \\\"b\"",
                "don't 'stop now'           | don't AND \"stop now\"",
                "\"a\"b                     | \"a\" AND b",
                "a\"b\"                     | a AND \"b\"",
                "C++ yahoo! a-b a=b AT&T    | C++ AND yahoo! AND a-b AND a=b AND AT&T",
                "a?>5                       | a?>5",
            })
    void combinesClauses(String text, String canonical) {
        assertThat(parse(text).toText()).isEqualTo(canonical);
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(query("a OR b c"))
                .isEqualTo(new Or(List.of(term("a"), new And(List.of(term("b"), term("c")), 0)), 0));
    }

    @Test
    void negationStaysWhereItIsWritten() {
        assertThat(query("a -b")).isEqualTo(new And(List.of(term("a"), new Not(term("b"), 0)), 0));
        assertThat(query("a OR NOT b")).isEqualTo(new Or(List.of(term("a"), new Not(term("b"), 0)), 0));
        assertThat(query("NOT a")).isEqualTo(new Not(term("a"), 0));
    }

    @Test
    void aStarIsEverythingOrEverythingWithTheField() {
        assertThat(query("*")).isEqualTo(new MatchAll(0));
        assertThat(query("**")).isEqualTo(new MatchAll(0));
        assertThat(query("f:*")).isEqualTo(new Exists(named("f"), 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "+5",
                "!5",
                "1.5e3",
                "10.0.0.0/8",
                "::1",
                "urn:a:b",
                "2024-06-15",
                "2024/06/15",
                "2024-06-15T10:00:00Z",
                "2024-06-15T10:00:00+02:00",
                "http://a.example/b?c=d",
            })
    void oneValueFollowsAColonWhateverPunctuationIsInIt(String value) {
        String text = value.replace("?", "\\?");
        assertThat(query("f:" + text)).isEqualTo(new Term(named("f"), value, 0));
        assertThat(query("f: " + text)).isEqualTo(new Term(named("f"), value, 0));
        assertThat(query("f:[" + text + " TO " + text + "}"))
                .isEqualTo(
                        new Range(named("f"), new Bound.Inclusive(bare(value)), new Bound.Exclusive(bare(value)), 0));
        assertThat(query("f:>=" + text))
                .isEqualTo(new Range(named("f"), new Bound.Inclusive(bare(value)), new Bound.Unbounded(), 0));
        assertThat(query("f: IN [" + text + "]")).isEqualTo(new In(named("f"), List.of(bare(value)), 0));
    }

    @Test
    void fieldNamesKeepDotsAndLoseEscapes() {
        assertThat(query("orders.items.sku:A1")).isEqualTo(new Term(named("orders.items.sku"), "A1", 0));
        assertThat(query("k8s\\:node\\ name:a")).isEqualTo(new Term(named("k8s:node name"), "a", 0));
        assertThat(query("limit:5")).isEqualTo(new Term(named("limit"), "5", 0));
    }

    @Test
    void escapesMakeTextOfEverySpecialCharacter() {
        String special = "+-!(){}[]^\"'~*?:\\/ <>,";
        StringBuilder escaped = new StringBuilder();
        special.chars().forEach(c -> escaped.append('\\').append((char) c));
        assertThat(query(escaped.toString())).isEqualTo(term(special));
        assertThat(query("f:" + escaped)).isEqualTo(new Term(named("f"), special, 0));
    }

    @Test
    void inQuotesOnlyTheQuoteAndTheBackslashAreEscaped() {
        assertThat(query("\"a \\\" \\\\ \\' \\n (b)\"")).isEqualTo(phrase("a \" \\ \\' \\n (b)", 0, false));
        assertThat(query("'a \" \\' b'")).isEqualTo(phrase("a \" ' b", 0, false));
        assertThat(query("\"\"")).isEqualTo(phrase("", 0, false));
    }

    @Test
    void phrasesTakeSlopAndPrefix() {
        assertThat(query("\"a b\"~2")).isEqualTo(phrase("a b", 2, false));
        assertThat(query("'a b'*")).isEqualTo(phrase("a b", 0, true));
        assertThat(query("\"a b\"~2*")).isEqualTo(phrase("a b", 2, true));
        assertThat(query("f:\"a b\"~2^3")).isEqualTo(new Boosted(new Phrase(named("f"), "a b", 2, false, 0), 3, 0));
        assertThat(query("\"a b\" *")).isEqualTo(new And(List.of(phrase("a b", 0, false), new MatchAll(0)), 0));
    }

    @Test
    void wildcardsAreKeptApartFromEscapedOnes() {
        assertThat(query("tag:urn:cve*")).isEqualTo(new Prefix(named("tag"), "urn:cve", 0));
        assertThat(query("a\\**")).isEqualTo(new Prefix(DEFAULTS, "a*", 0));
        assertThat(query("a\\*")).isEqualTo(term("a*"));
        assertThat(query("te?t\\?**x"))
                .isEqualTo(new Wildcard(
                        DEFAULTS,
                        List.of(
                                new Piece.Literal("te"),
                                new Piece.AnyCharacter(),
                                new Piece.Literal("t?"),
                                new Piece.AnyText(),
                                new Piece.Literal("x")),
                        0));
        assertThat(query("*a"))
                .isEqualTo(new Wildcard(DEFAULTS, List.of(new Piece.AnyText(), new Piece.Literal("a")), 0));
    }

    @Test
    void fuzzyWordsAllowTwoEditsUnlessTheySayOne() {
        assertThat(query("roam~")).isEqualTo(new Fuzzy(DEFAULTS, "roam", 2, 0));
        assertThat(query("f:roam~1")).isEqualTo(new Fuzzy(named("f"), "roam", 1, 0));
        assertThat(query("a\\~1")).isEqualTo(term("a~1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f:/a/b                  | /a/b",
                "f: /a/b                 | /a/b",
                "(f:/a/b)                | /a/b",
                "f:(/a/b)                | /a/b",
                "f:/a/b^2                | /a/b",
                "f:/                     | /",
                "f:/^a{1,2}[^^2)]$/      | /^a{1,2}[^^2)]$/",
                "(f:/(a.c)\"b\"/)        | /(a.c)\"b\"/",
                "f:/a\\ b\\)\\^2\\//     | /a\\ b\\)\\^2\\//",
            })
    void slashedTextIsKeptAsWritten(String text, String raw) {
        Query query = query(text);
        Query leaf = query instanceof Boosted boosted ? boosted.query() : query;
        assertThat(leaf).isEqualTo(new SlashText(named("f"), raw, 0));
    }

    @Test
    void aSlashInsideAWordIsPartOfIt() {
        assertThat(query("either/or")).isEqualTo(term("either/or"));
        assertThat(query("/a/")).isEqualTo(new SlashText(DEFAULTS, "/a/", 0));
    }

    @Test
    void rangesMixBracketsAndBracesAndOpenEnds() {
        assertThat(query("f:{1 TO *]"))
                .isEqualTo(new Range(named("f"), new Bound.Exclusive(bare("1")), new Bound.Unbounded(), 0));
        assertThat(query("f:[* TO *]"))
                .isEqualTo(new Range(named("f"), new Bound.Unbounded(), new Bound.Unbounded(), 0));
        assertThat(query("f:[\"Film & Animation\" TO '*'}"))
                .isEqualTo(new Range(
                        named("f"),
                        new Bound.Inclusive(new Literal("Film & Animation", true, 0)),
                        new Bound.Exclusive(new Literal("*", true, 0)),
                        0));
        assertThat(query("f:[\\* TO \\TO]"))
                .isEqualTo(new Range(named("f"), new Bound.Inclusive(bare("*")), new Bound.Inclusive(bare("TO")), 0));
    }

    @Test
    void comparisonsAreRangesWithOneEnd() {
        assertThat(query("f:>1")).isEqualTo(query("f:{1 TO *]"));
        assertThat(query("f:>=1")).isEqualTo(query("f:[1 TO *]"));
        assertThat(query("f:<1")).isEqualTo(query("f:[* TO 1}"));
        assertThat(query("f: <= \"1\"")).isEqualTo(query("f:[* TO \"1\"]"));
        assertThat(query("f:(>1 <5)")).isEqualTo(query("f:>1 f:<5"));
        assertThat(query("\\>1")).isEqualTo(term(">1"));
    }

    @Test
    void setsHoldWordsAndQuotedValues() {
        In set = new In(named("f"), List.of(bare("a"), new Literal("b c", true, 0), bare("1,5"), bare("d,")), 0);
        assertThat(query("f: IN [ a \"b c\" 1,5 d\\, ]")).isEqualTo(set);
        assertThat(query("f:IN[a 'b c' 1,5 d\\,]^2")).isEqualTo(new Boosted(set, 2, 0));
        assertThat(query("IN [a]")).isEqualTo(new In(DEFAULTS, List.of(bare("a")), 0));
    }

    @Test
    void positionsPointAtClausesFieldsAndValues() {
        Query parsed = parse("x OR ti:(a -b)").query();
        FieldRef.Named field = new FieldRef.Named("ti", 5);
        assertThat(parsed)
                .isEqualTo(new Or(
                        List.of(
                                new Term(DEFAULTS, "x", 0),
                                new And(List.of(new Term(field, "a", 9), new Not(new Term(field, "b", 12), 11)), 9)),
                        0));
        assertThat(parse("  ti: IN [a]").query())
                .isEqualTo(new In(new FieldRef.Named("ti", 2), List.of(new Literal("a", false, 10)), 6));
        assertThat(parse("😀 a").query()).isEqualTo(new And(List.of(term("😀"), new Term(DEFAULTS, "a", 3)), 0));
    }

    @Test
    void onlyAnIdAloneIsASingleId() {
        assertThat(parse("id:x:1").singleId()).contains("x:1");
        assertThat(parse("(id: x) return a").singleId()).contains("x");
        for (String other : List.of("id:x*", "id:\"x\"", "id:x^2", "id:x y", "-id:x", "id:>x", "id:*", "x", "ID:x")) {
            assertThat(parse(other).singleId()).as(other).isEmpty();
        }
    }

    @Test
    void everySpaceOfUnicodeSeparatesWords() {
        assertThat(query("a\u00A0b\u3000c\td\n")).isEqualTo(query("a b c d"));
    }

    private static ParsedQuery parse(String text) {
        return QueryParser.parse(text, QueryLimits.DEFAULT);
    }

    private static Query query(String text) {
        return Positions.erased(parse(text).query());
    }

    private static FieldRef.Named named(String name) {
        return new FieldRef.Named(name, 0);
    }

    private static Query term(String text) {
        return new Term(DEFAULTS, text, 0);
    }

    private static Query phrase(String text, int slop, boolean prefix) {
        return new Phrase(DEFAULTS, text, slop, prefix, 0);
    }

    private static Literal bare(String text) {
        return new Literal(text, false, 0);
    }
}
