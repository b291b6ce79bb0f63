package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.analysis.FieldAnalysis;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnalyzerCatalogTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    default    | The QUICK-brown fox's 3.5 Straße | the,quick,brown,fox's,3.5,straße
                    raw        | The QUICK fox                    | The QUICK fox
                    whitespace | The QUICK-brown  fox             | The,QUICK-brown,fox
                    en_stem    | Running Libraries                | run,librari
                    de_stem    | Die Häuser                       | die,haus
                    es_stem    | Las canciones                    | las,cancion
                    fr_stem    | Les continuelles                 | le,continuel
                    it_stem    | Le pronunciamento                | le,pronunc
                    """)
    void eachTokenizerMakesItsWords(String tokenizer, String value, String words) {
        assertThat(words(tokenizer).of(value)).isEqualTo(List.of(words.split(",")));
    }

    @Test
    void longWordsAreSplitSoThatEachCanBeATerm() {
        assertThat(words("default").of("x".repeat(600)))
                .extracting(String::length)
                .containsExactly(255, 255, 90);
        assertThat(words("whitespace").of("x".repeat(600))).allMatch(word -> word.length() <= 256);
        assertThat(words("raw").of("x".repeat(8_192))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tokenizer.class)
    void everyTokenizerIndexesAnythingAndFindsItAgain(Tokenizer tokenizer) throws IOException {
        for (String option : List.of("Basic", "WithFreqs", "WithFreqsAndPositions")) {
            try (TestIndex index = new TestIndex(TestIndex.definition(text("t", tokenizer.wireName(), option)))) {
                index.put("huge", "{'t': '" + "€".repeat(40_000) + " end'}");
                index.put("word", "{'t': 'fox'}");
                index.put("empty", "{'t': ['', '  ']}");

                assertThat(index.search("t:fox")).as(option).containsExactly("word");
                assertThat(index.search("t:*")).as(option).containsExactlyInAnyOrder("huge", "word", "empty");
            }
        }
    }

    private static Words words(String tokenizer) {
        FieldDefinition field = text("t", tokenizer, "WithFreqsAndPositions");
        FieldAnalysis analysis = new AnalyzerCatalog().of(TestIndex.definition(field), field);
        return new Words(analysis, IndexFields.text(field, analysis));
    }
}
