package io.cameogrid.schema.change;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Analyzers whose work would not go with the length of the text are refused before anything is made of them. */
final class AnalyzerCheckTest {
    private static final AnalysisStep STANDARD = AnalysisStep.of("standard");
    private static final AnalysisStep SHINGLE = AnalysisStep.of("shingle");

    @Test
    void stepsThatMakeSeveralWordsOfOneDoNotMultiplyEachOther() {
        refused(new AnalyzerDefinition(STANDARD, List.of(), Collections.nCopies(2, SHINGLE), Optional.empty()));
        refused(new AnalyzerDefinition(
                AnalysisStep.of("ngram"), List.of(), List.of(AnalysisStep.of("lowercase"), SHINGLE), Optional.empty()));
        refused(new AnalyzerDefinition(
                STANDARD, List.of(), List.of(SHINGLE), Optional.of(Collections.nCopies(2, SHINGLE))));
        AnalysisStep mapping = step("mapping", "mappings", List.of("a => b"));
        refused(new AnalyzerDefinition(STANDARD, List.of(mapping, mapping), List.of(), Optional.empty()));
        assertThatCode(() -> AnalyzerCheck.requireSteps(
                        "mine",
                        new AnalyzerDefinition(
                                STANDARD,
                                List.of(mapping),
                                List.of(AnalysisStep.of("lowercase"), synonyms(List.of("ny => new york")), SHINGLE),
                                Optional.of(List.of(AnalysisStep.of("lowercase"))))))
                .doesNotThrowAnyException();
    }

    @Test
    void aWordHasFewSynonyms() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "ny => w" + i).toList();
        refused(new AnalyzerDefinition(STANDARD, List.of(), List.of(synonyms(many)), Optional.empty()));
        refused(new AnalyzerDefinition(
                STANDARD, List.of(), List.of(synonyms(List.of("ny => " + "new ".repeat(200)))), Optional.empty()));
    }

    private static AnalysisStep synonyms(List<String> rules) {
        return step("synonym", "synonyms", rules);
    }

    private static AnalysisStep step(String type, String parameter, List<String> values) {
        TreeMap<String, List<String>> parameters = new TreeMap<>();
        parameters.put(parameter, values);
        return new AnalysisStep(type, parameters);
    }

    private static void refused(AnalyzerDefinition analyzer) {
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> AnalyzerCheck.requireSteps("mine", analyzer))
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
    }
}
