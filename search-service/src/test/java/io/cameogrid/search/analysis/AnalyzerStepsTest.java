package io.cameogrid.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.analysis.StepTypes;
import io.cameogrid.schema.analysis.StepTypes.Role;
import io.cameogrid.schema.change.SchemaDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzerStepsTest {
    private static final Map<String, AnalysisStep> WITH_PARAMETERS = new TreeMap<>(Map.ofEntries(
            Map.entry("keep_word", AnalysisStep.of("keep_word", "words", List.of("fox", "red"))),
            Map.entry("keyword_marker", AnalysisStep.of("keyword_marker", "words", List.of("running"))),
            Map.entry("stemmer_override", AnalysisStep.of("stemmer_override", "rules", List.of("mice => mouse"))),
            Map.entry("synonym", AnalysisStep.of("synonym", "synonyms", List.of("ny, new york", "tv => television"))),
            Map.entry("length", step("length", "min", "1", "max", "20")),
            Map.entry("limit_token_count", step("limit_token_count", "max_token_count", "100")),
            Map.entry("ngram", step("ngram", "min_gram_size", "2", "max_gram_size", "3")),
            Map.entry("edge_ngram", step("edge_ngram", "min_gram_size", "1", "max_gram_size", "5")),
            Map.entry("snowball", AnalysisStep.of("snowball", "language", List.of("English"))),
            Map.entry("stop", AnalysisStep.of("stop", "language", List.of("en"))),
            Map.entry("mapping", AnalysisStep.of("mapping", "mappings", List.of("ß => ss", ":) => happy"))),
            Map.entry("simple_pattern", AnalysisStep.of("simple_pattern", "pattern", List.of("[a-z]+"))),
            Map.entry("simple_pattern_split", AnalysisStep.of("simple_pattern_split", "pattern", List.of("[,; ]+")))));

    private static final IndexDefinition INDEX =
            new SchemaDiff(10).create(IndexName.of("books"), "i1", IndexSettings.none(), 8, 1);

    private final AnalyzerCatalog catalog = new AnalyzerCatalog();

    private static AnalysisStep step(String type, String... pairs) {
        TreeMap<String, List<String>> parameters = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new AnalysisStep(type, parameters);
    }

    private static AnalysisStep sample(String type) {
        return WITH_PARAMETERS.getOrDefault(type, AnalysisStep.of(type));
    }

    private static AnalyzerDefinition standard(AnalysisStep... filters) {
        return new AnalyzerDefinition(AnalysisStep.of("standard"), List.of(), List.of(filters), Optional.empty());
    }

    @Test
    void everyStepOfTheCatalogueExistsAndIndexesAnything() throws IOException {
        List<AnalyzerDefinition> definitions = new ArrayList<>();
        for (String name : StepTypes.names(Role.TOKENIZER)) {
            definitions.add(new AnalyzerDefinition(sample(name), List.of(), List.of(), Optional.empty()));
        }
        for (String name : StepTypes.names(Role.CHAR_FILTER)) {
            definitions.add(new AnalyzerDefinition(
                    AnalysisStep.of("standard"), List.of(sample(name)), List.of(), Optional.empty()));
        }
        for (String name : StepTypes.names(Role.FILTER)) {
            definitions.add(standard(sample(name)));
        }
        for (AnalyzerDefinition definition : definitions) {
            indexesAnything(definition, new Random(7));
        }
    }

    @Test
    void noChainOfStepsFailsOnAnyText() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> filters = List.copyOf(StepTypes.names(Role.FILTER));
        List<String> tokenizers = List.copyOf(StepTypes.names(Role.TOKENIZER));
        List<String> charFilters = List.copyOf(StepTypes.names(Role.CHAR_FILTER));
        for (int round = 0; round < 150; round++) {
            List<AnalysisStep> chain = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                chain.add(sample(filters.get(random.nextInt(filters.size()))));
            }
            AnalyzerDefinition definition = new AnalyzerDefinition(
                    sample(tokenizers.get(random.nextInt(tokenizers.size()))),
                    random.nextBoolean()
                            ? List.of()
                            : List.of(sample(charFilters.get(random.nextInt(charFilters.size())))),
                    chain,
                    Optional.empty());
            assertThat(indexesAnything(definition, random))
                    .as("seed %d: %s", seed, definition)
                    .isTrue();
        }
    }

    /** False is never returned: what cannot be carried out is refused when it is declared, and all else indexes. */
    private boolean indexesAnything(AnalyzerDefinition definition, Random random) throws IOException {
        FieldAnalysis analysis;
        try {
            analysis = catalog.of("test", definition);
        } catch (CameoGridException refused) {
            return refused.code() == ErrorCode.INVALID_SCHEMA;
        }
        IndexWriterConfig config = new IndexWriterConfig(analysis.documents());
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < 5; i++) {
                String text = text(random);
                Document document = new Document();
                document.add(new TextField("t", text, Field.Store.NO));
                document.add(new TextField("t", "the red fox's new york tv running", Field.Store.NO));
                writer.addDocument(document);
                words(analysis.queries(), text);
                words(analysis.plain(), text);
                analysis.queries().normalize("t", "Fo\u00dfX");
            }
            return writer.getDocStats().numDocs == 5;
        }
    }

    private static String text(Random random) {
        String letters = "abc XYZ the fox's new york ny tv ß é 中文字 한국 ไทย 😀 a\u0301 <b>&amp;</b> 12.5 /a/b \u0000 ،";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return random.nextInt(10) == 0 ? "x".repeat(40_000) + text : text.toString();
    }

    private static List<String> words(Analyzer analyzer, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("t", text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ar_stem    | الكتاب الكبير              | كتاب,كبير
                    bg_stem    | книгите                    | книг
                    cs_stem    | knihami                    | knih
                    da_stem    | bøgerne husene             | bøg,hus
                    el_stem    | βιβλία                     | βιβλ
                    fi_stem    | taloissa                   | talo
                    hi_stem    | किताबें                      | किताब
                    hu_stem    | házakban                   | ház
                    nl_stem    | huizen boeken              | huiz,boek
                    no_stem    | husene                     | hus
                    pt_stem    | livros                     | livr
                    pt_br_stem | livros                     | livr
                    ro_stem    | cărților                   | cărț
                    ru_stem    | книгами                    | книг
                    sv_stem    | husen                      | hus
                    tr_stem    | Ankara'nın kitaplar        | ankar,kitap
                    cjk        | 中文字 Fox                 | 中文,文字,fox
                    thai       | ภาษาไทย                    | ภาษา,ไทย
                    """)
    void languagesHaveTheirStems(String name, String text, String expected) throws IOException {
        FieldAnalysis analysis = catalog.named(INDEX, name).orElseThrow();
        assertThat(words(analysis.documents(), text)).containsExactly(expected.split(","));
    }

    @Test
    void whatDoesNotWorkTogetherIsRefusedWithTheReason() {
        assertRefused(
                standard(AnalysisStep.of("synonym", "synonyms", List.of("a => b => c"))),
                "more than one explicit mapping");
        assertRefused(
                standard(AnalysisStep.of("stemmer_override", "rules", List.of("a b"))), "of the form 'this => that'");
        assertRefused(standard(step("length", "min", "9", "max", "2")), "maximum length must not be");
        assertRefused(standard(step("ngram", "min_gram_size", "9", "max_gram_size", "2")), "minGram");
        assertRefused(
                standard(sample("synonym"), AnalysisStep.of("word_delimiter_graph")), "cannot follow another filter");
    }

    private void assertRefused(AnalyzerDefinition definition, String reason) {
        assertThatThrownBy(() -> catalog.of("mine", definition))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA))
                .hasMessageContaining("analyzer 'mine' cannot be made")
                .hasMessageContaining(reason);
    }
}
