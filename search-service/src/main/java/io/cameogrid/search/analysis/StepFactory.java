package io.cameogrid.search.analysis;

import io.cameogrid.schema.analysis.AnalysisStep;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;

/**
 * Makes Lucene's parts of steps: by Lucene's factory of the step's name, but for those that would read their words from a
 * file. Throws {@link IllegalArgumentException} if the parameters do not go together.
 */
final class StepFactory {
    private static final String ARROW = "=>";
    private static final int LONGER_BY = 8;
    private static final int LONGER_TIMES = 2;
    /** In these parts, Lucene has numbers for true and false. */
    private static final String NUMBERED_FLAGS = "word_delimiter_graph";

    private StepFactory() {}

    static TokenizerFactory tokenizer(AnalysisStep step) {
        for (String pattern : step.parameters().getOrDefault("pattern", List.of())) {
            if (RegexCost.of(pattern) > RegexCost.BUDGET) {
                throw new IllegalArgumentException("the pattern is too complex; use shorter repetitions");
            }
        }
        return TokenizerFactory.forName(luceneName(step), arguments(step));
    }

    static CharFilterFactory charFilter(AnalysisStep step) {
        return step.type().equals("mapping")
                ? new Mapping(bounded(rules(step, "mappings")))
                : CharFilterFactory.forName(luceneName(step), arguments(step));
    }

    /** @param before the analyzer up to this step, which the rules of a step with several words pass through */
    static FilterStep filter(AnalysisStep step, Analyzer before) {
        return switch (step.type()) {
            case "stop" -> {
                CharArraySet words = words(step, "words");
                step.parameters()
                        .getOrDefault("language", List.of())
                        .forEach(language -> words.addAll(StopWords.of(language)));
                yield FilterStep.of(in -> new StopFilter(in, words));
            }
            case "keep_word" -> {
                CharArraySet words = words(step, "words");
                yield FilterStep.of(in -> new KeepWordFilter(in, words));
            }
            case "keyword_marker" -> {
                CharArraySet words = words(step, "words");
                yield FilterStep.of(in -> new SetKeywordMarkerFilter(in, words));
            }
            case "elision" -> {
                CharArraySet articles = step.parameters().containsKey("articles")
                        ? words(step, "articles")
                        : FrenchAnalyzer.DEFAULT_ARTICLES;
                yield new FilterStep(
                        in -> new ElisionFilter(in, articles), in -> new ElisionFilter(in, articles), false);
            }
            case "snowball" -> {
                Supplier<SnowballStemmer> stemmer = SnowballStemmers.of(parameter(step, "language"));
                yield FilterStep.of(in -> new SnowballFilter(in, stemmer.get()));
            }
            case "stemmer_override" -> {
                StemmerOverrideFilter.StemmerOverrideMap stems = stems(step);
                yield FilterStep.of(in -> new StemmerOverrideFilter(in, stems));
            }
            case "synonym" -> {
                SynonymMap synonyms = synonyms(step, before);
                // Without a rule that says anything, Lucene's filter would find nothing to work with.
                yield synonyms.fst == null
                        ? FilterStep.of(in -> in)
                        : new FilterStep(in -> new SynonymGraphFilter(in, synonyms, false), in -> in, true);
            }
            default -> {
                TokenFilterFactory factory = TokenFilterFactory.forName(luceneName(step), arguments(step));
                yield new FilterStep(
                        factory::create, factory::normalize, step.type().equals(NUMBERED_FLAGS));
            }
        };
    }

    private static CharArraySet words(AnalysisStep step, String parameter) {
        List<String> words = step.parameters().getOrDefault(parameter, List.of());
        CharArraySet set = new CharArraySet(words.size(), flag(step, "ignore_case", false));
        words.forEach(word -> set.add(word.strip()));
        return set;
    }

    private static String parameter(AnalysisStep step, String name) {
        return step.parameters().getOrDefault(name, List.of("")).getFirst();
    }

    private static boolean flag(AnalysisStep step, String parameter, boolean otherwise) {
        return step.parameters().containsKey(parameter)
                ? step.parameters().get(parameter).getFirst().equals("true")
                : otherwise;
    }

    private static SynonymMap synonyms(AnalysisStep step, Analyzer before) {
        SolrSynonymParser parser = new SolrSynonymParser(true, flag(step, "expand", true), before);
        try {
            parser.parse(new StringReader(String.join("\n", step.parameters().get("synonyms"))));
            return parser.build();
        } catch (ParseException e) {
            throw new IllegalArgumentException(reason(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** Lucene says in the cause what is wrong with a rule. */
    private static String reason(ParseException e) {
        return e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
    }

    private static StemmerOverrideFilter.StemmerOverrideMap stems(AnalysisStep step) {
        StemmerOverrideFilter.Builder stems = new StemmerOverrideFilter.Builder(flag(step, "ignore_case", false));
        rules(step, "rules").forEach(stems::add);
        try {
            return stems.build();
        } catch (IOException e) {
            throw new IllegalStateException("building in memory failed", e);
        }
    }

    /** Rules such as {@code this => that}. */
    private static Map<String, String> rules(AnalysisStep step, String parameter) {
        Map<String, String> rules = new HashMap<>();
        for (String rule : step.parameters().getOrDefault(parameter, List.of())) {
            int arrow = rule.indexOf(ARROW);
            String from = arrow < 0 ? "" : rule.substring(0, arrow).strip();
            if (from.isEmpty()) {
                throw new IllegalArgumentException("the rule '" + rule + "' is not of the form 'this => that'");
            }
            if (rules.put(from, rule.substring(arrow + ARROW.length()).strip()) != null) {
                throw new IllegalArgumentException("there are two rules for '" + from + "'");
            }
        }
        return rules;
    }

    /** A rule makes a text longer by a factor, and a document is to be indexed in a time that goes with its length. */
    private static Map<String, String> bounded(Map<String, String> rules) {
        rules.forEach((from, to) -> {
            if (to.length() > LONGER_BY + LONGER_TIMES * from.length()) {
                throw new IllegalArgumentException("the rule for '" + from + "' makes a text much longer");
            }
        });
        return rules;
    }

    private static String luceneName(AnalysisStep step) {
        return step.type().replace("_", "");
    }

    /** Lucene's names of parameters have no underscores, but capitals. */
    private static Map<String, String> arguments(AnalysisStep step) {
        Map<String, String> arguments = new HashMap<>();
        step.parameters().forEach((name, values) -> {
            String value = values.getFirst();
            boolean flag = value.equals("true") || value.equals("false");
            arguments.put(
                    luceneParameter(step, name),
                    flag && step.type().equals(NUMBERED_FLAGS) ? value.equals("true") ? "1" : "0" : value);
        });
        return arguments;
    }

    private static String luceneParameter(AnalysisStep step, String name) {
        if (name.equals("max_token_length")
                && (step.type().equals("whitespace") || step.type().equals("letter"))) {
            return "maxTokenLen";
        }
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    /** Replaces texts by others, of its own rules rather than of a file's. */
    private static final class Mapping extends CharFilterFactory {
        private final NormalizeCharMap map;

        Mapping(Map<String, String> rules) {
            super(new HashMap<>());
            NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
            rules.forEach(builder::add);
            this.map = builder.build();
        }

        @Override
        public Reader create(Reader input) {
            return new MappingCharFilter(map, input);
        }

        @Override
        public Reader normalize(Reader input) {
            return create(input);
        }
    }
}
