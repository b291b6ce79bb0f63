package io.cameogrid.search.analysis;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.PerDefinition;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.change.AnalyzerCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * The analyzers: those that every index has, and those that indexes declare, each made once. Safe for use by many threads.
 *
 * <p>Between the values of an array all leave {@link #GAP} positions, so that no phrase crosses from one to the next.
 */
public final class AnalyzerCatalog {
    /** Positions between two values of one field. A phrase's slop and words together stay below it. */
    public static final int GAP = 1_000;

    private static final int MAX_REMEMBERED = 256;

    private final Map<Tokenizer, FieldAnalysis> builtIn = new EnumMap<>(Tokenizer.class);
    private final ConcurrentHashMap<AnalyzerDefinition, FieldAnalysis> declared = new ConcurrentHashMap<>();
    private final PerDefinition<Map<String, FieldAnalysis>> byIndex = new PerDefinition<>(this::analyzers);

    public AnalyzerCatalog() {
        for (Tokenizer tokenizer : Tokenizer.values()) {
            String tag = tokenizer == Tokenizer.DEFAULT ? "" : tokenizer.wireName();
            builtIn.put(tokenizer, AnalyzerAssembly.of(BuiltInAnalyzers.of(tokenizer), tag, true));
        }
    }

    /** An analyzer for writers, whose fields bring their own: it says how far values are apart. */
    public Analyzer ofWriters() {
        return of(Tokenizer.DEFAULT).documents();
    }

    /** How texts of the field are analyzed. */
    public FieldAnalysis of(IndexDefinition index, FieldDefinition field) {
        // A name that nothing has can only come from a version that knows more.
        return field.tokenizer().flatMap(name -> named(index, name)).orElseGet(() -> of(Tokenizer.DEFAULT));
    }

    /** The analyzer of that name, if every index or this one has it. */
    public Optional<FieldAnalysis> named(IndexDefinition index, String name) {
        Optional<Tokenizer> everywhere = Tokenizer.find(name);
        return everywhere.isPresent()
                ? everywhere.map(this::of)
                : Optional.ofNullable(byIndex.of(index).get(name));
    }

    /**
     * The analysis of a definition that may belong to no index.
     *
     * @param name for messages, and for Lucene's names of fields
     * @throws CameoGridException INVALID_SCHEMA if it cannot be carried out, with the reason
     */
    public FieldAnalysis of(String name, AnalyzerDefinition definition) {
        try {
            FieldAnalysis analysis = AnalyzerAssembly.of(definition, name + '#' + definition.fingerprint(), false);
            probe(analysis.documents());
            probe(analysis.queries());
            probe(analysis.plain());
            return analysis;
        } catch (IllegalArgumentException | IllegalStateException | TooComplexToDeterminizeException e) {
            throw new CameoGridException(
                            ErrorCode.INVALID_SCHEMA,
                            "analyzer '" + name + "' cannot be made: "
                                    + Optional.ofNullable(e.getMessage()).orElse("its steps do not go together"),
                            e)
                    .with("field", name);
        }
    }

    /** @throws CameoGridException INVALID_SCHEMA if one of the definitions cannot be carried out */
    public void require(Map<String, AnalyzerDefinition> definitions) {
        definitions.forEach((name, definition) -> {
            AnalyzerCheck.requireSteps(name, definition);
            of(name, definition);
        });
    }

    /** Some parts say only when they are first used that their parameters do not go together. */
    private static void probe(Analyzer analyzer) {
        try (TokenStream words = analyzer.tokenStream("probe", "one two")) {
            words.reset();
            while (words.incrementToken()) {
                words.clearAttributes();
            }
            words.end();
            analyzer.normalize("probe", "one");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FieldAnalysis of(Tokenizer tokenizer) {
        return requireNonNull(builtIn.get(tokenizer));
    }

    private Map<String, FieldAnalysis> analyzers(IndexDefinition index) {
        Map<String, FieldAnalysis> byName = new HashMap<>();
        index.analyzers().forEach((name, definition) -> byName.put(name, remembered(name, definition)));
        return byName;
    }

    /** Definitions of an index change often by its fields, and seldom by its analyzers, which may be large. */
    private FieldAnalysis remembered(String name, AnalyzerDefinition definition) {
        if (declared.size() >= MAX_REMEMBERED) {
            declared.clear();
        }
        FieldAnalysis known = declared.computeIfAbsent(definition, missing -> of(name, missing));
        return new FieldAnalysis(
                name + '#' + definition.fingerprint(),
                known.documents(),
                known.queries(),
                known.plain(),
                known.graph());
    }
}
