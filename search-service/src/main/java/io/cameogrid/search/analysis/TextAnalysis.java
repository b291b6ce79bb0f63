package io.cameogrid.search.analysis;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalysisRequest.By;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.change.AnalyzerCheck;
import io.cameogrid.schema.json.FieldValueText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Shows what analyzers make of texts. Safe for use by many threads. */
public final class TextAnalysis {
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_WORDS = 100_000;
    private static final int MAX_CHARACTERS = 5_000_000;

    private final AnalyzerCatalog analyzers;

    public TextAnalysis(AnalyzerCatalog analyzers) {
        this.analyzers = analyzers;
    }

    /** @throws CameoGridException INVALID_PARAMETER, INVALID_SCHEMA */
    public List<AnalyzedWord> words(IndexDefinition index, AnalysisRequest request) {
        if (request.text().length() > MAX_TEXT) {
            throw refusal("text", "a text to be analyzed has at most " + MAX_TEXT + " characters");
        }
        FieldAnalysis analysis = request.analyzer()
                .map(by -> analysis(index, by))
                .orElseGet(() -> named(index, Tokenizer.DEFAULT.wireName()));
        return words(request.ofQuery() ? analysis.queries() : analysis.documents(), request.text());
    }

    private FieldAnalysis analysis(IndexDefinition index, By by) {
        return switch (by) {
            case By.Field(String path) -> ofField(index, path);
            case By.Name(String name) -> named(index, name);
            case By.Steps steps -> {
                AnalyzerCheck.requireSteps("_analyze", steps.definition());
                yield analyzers.of("_analyze", steps.definition());
            }
        };
    }

    private FieldAnalysis ofField(IndexDefinition index, String path) {
        FieldDefinition field = index.field(path)
                .orElseThrow(() -> refusal(
                        "field",
                        "there is no field '" + FieldValueText.abbreviate(path) + "'"
                                + NearestNames.question(path, index.fields().keySet())));
        return switch (field.type()) {
            case TEXT, JSON -> analyzers.of(index, field);
            case STRING -> named(index, Tokenizer.RAW.wireName());
            default ->
                throw refusal(
                        "field",
                        "field '" + path + "' is " + field.type().wireName()
                                + ", whose values are not made into words");
        };
    }

    private FieldAnalysis named(IndexDefinition index, String name) {
        return analyzers.named(index, name).orElseThrow(() -> {
            TreeSet<String> names = new TreeSet<>(Tokenizer.names());
            names.addAll(index.analyzers().keySet());
            String nearest = NearestNames.question(name, names);
            return refusal(
                    "analyzer",
                    "there is no analyzer '" + FieldValueText.abbreviate(name) + "'"
                            + (nearest.isEmpty() ? "; there are " + String.join(", ", names) : nearest));
        });
    }

    private static List<AnalyzedWord> words(Analyzer analyzer, String text) {
        List<AnalyzedWord> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            int position = -1;
            long characters = 0;
            while (stream.incrementToken()) {
                if (words.size() == MAX_WORDS) {
                    throw refusal("text", "the text is made into more than " + MAX_WORDS + " words");
                }
                characters += word.length();
                if (characters > MAX_CHARACTERS) {
                    throw refusal(
                            "text", "the words of the text have more than " + MAX_CHARACTERS + " characters together");
                }
                position += step.getPositionIncrement();
                words.add(new AnalyzedWord(
                        word.toString(),
                        position,
                        length.getPositionLength(),
                        offset.startOffset(),
                        offset.endOffset(),
                        type.type()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static CameoGridException refusal(String parameter, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail).with("parameter", parameter);
    }
}
