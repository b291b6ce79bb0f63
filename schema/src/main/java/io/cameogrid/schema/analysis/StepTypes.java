package io.cameogrid.schema.analysis;

import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.analysis.ParameterType.Choice;
import io.cameogrid.schema.analysis.ParameterType.Flag;
import io.cameogrid.schema.analysis.ParameterType.Lines;
import io.cameogrid.schema.analysis.ParameterType.Text;
import io.cameogrid.schema.analysis.ParameterType.WholeNumber;
import io.cameogrid.schema.json.FieldValueText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The steps that analyzers can be made of: those of Lucene's that read no files, load no classes, and take a time that only
 * grows with the length of the text. So there is no step with Java's regular expressions: one that goes astray would keep a
 * partition from being written to. The names are Lucene's, with underscores.
 */
public final class StepTypes {
    private static final ParameterType FLAG = new Flag();
    private static final ParameterType LINES = new Lines();
    private static final ParameterType GRAM = new WholeNumber(1, 32);
    private static final ParameterType WORD_LENGTH = new WholeNumber(1, 255);

    /** Languages that {@code snowball} knows. */
    private static final List<String> SNOWBALL = List.of(
            "Arabic",
            "Armenian",
            "Basque",
            "Catalan",
            "Danish",
            "Dutch",
            "English",
            "Estonian",
            "Finnish",
            "French",
            "German",
            "Greek",
            "Hindi",
            "Hungarian",
            "Indonesian",
            "Irish",
            "Italian",
            "Lithuanian",
            "Nepali",
            "Norwegian",
            "Porter",
            "Portuguese",
            "Romanian",
            "Russian",
            "Serbian",
            "Spanish",
            "Swedish",
            "Tamil",
            "Turkish",
            "Yiddish");

    /** Languages of which there are lists of stop words. */
    public static final List<String> STOP_LANGUAGES = List.of(
            "ar", "bg", "bn", "ca", "ckb", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
            "hi", "hu", "hy", "id", "it", "lt", "lv", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "te", "th",
            "tr");

    private static final SortedMap<String, StepType> TOKENIZERS = byName(
            StepType.of("standard").with("max_token_length", WORD_LENGTH),
            StepType.of("whitespace").with("max_token_length", WORD_LENGTH),
            StepType.of("letter").with("max_token_length", WORD_LENGTH),
            StepType.of("classic").with("max_token_length", WORD_LENGTH),
            StepType.of("uax29_url_email").with("max_token_length", WORD_LENGTH),
            StepType.of("keyword"),
            StepType.of("thai"),
            StepType.of("ngram").with("min_gram_size", GRAM).with("max_gram_size", GRAM),
            StepType.of("edge_ngram").with("min_gram_size", GRAM).with("max_gram_size", GRAM),
            StepType.of("simple_pattern").requiring("pattern", new Text(1_000)),
            StepType.of("simple_pattern_split").requiring("pattern", new Text(1_000)));

    private static final SortedMap<String, StepType> CHAR_FILTERS = byName(
            StepType.of("html_strip"),
            StepType.of("cjk_width"),
            StepType.of("persian"),
            StepType.of("mapping").requiring("mappings", LINES));

    private static final SortedMap<String, StepType> FILTERS = byName(Stream.concat(
                    plainFilters(),
                    Stream.of(
                            StepType.of("ascii_folding").with("preserve_original", FLAG),
                            StepType.of("stop")
                                    .with("words", LINES)
                                    .with("language", new Choice(STOP_LANGUAGES))
                                    .with("ignore_case", FLAG),
                            StepType.of("keep_word").requiring("words", LINES).with("ignore_case", FLAG),
                            StepType.of("keyword_marker")
                                    .requiring("words", LINES)
                                    .with("ignore_case", FLAG),
                            StepType.of("stemmer_override")
                                    .requiring("rules", LINES)
                                    .with("ignore_case", FLAG),
                            StepType.of("elision").with("articles", LINES).with("ignore_case", FLAG),
                            StepType.of("synonym").requiring("synonyms", LINES).with("expand", FLAG),
                            StepType.of("length")
                                    .requiring("min", new WholeNumber(0, 8_191))
                                    .requiring("max", new WholeNumber(1, 8_191)),
                            StepType.of("truncate").with("prefix_length", new WholeNumber(1, 1_000)),
                            StepType.of("limit_token_count")
                                    .requiring("max_token_count", new WholeNumber(1, 10_000_000)),
                            StepType.of("ngram")
                                    .requiring("min_gram_size", GRAM)
                                    .requiring("max_gram_size", GRAM)
                                    .with("preserve_original", FLAG),
                            StepType.of("edge_ngram")
                                    .requiring("min_gram_size", GRAM)
                                    .requiring("max_gram_size", GRAM)
                                    .with("preserve_original", FLAG),
                            StepType.of("shingle")
                                    .with("min_shingle_size", new WholeNumber(2, 5))
                                    .with("max_shingle_size", new WholeNumber(2, 5))
                                    .with("output_unigrams", FLAG)
                                    .with("token_separator", new Text(10)),
                            StepType.of("cjk_bigram")
                                    .with("han", FLAG)
                                    .with("hiragana", FLAG)
                                    .with("katakana", FLAG)
                                    .with("hangul", FLAG)
                                    .with("output_unigrams", FLAG),
                            StepType.of("word_delimiter_graph")
                                    .with("generate_word_parts", FLAG)
                                    .with("generate_number_parts", FLAG)
                                    .with("catenate_words", FLAG)
                                    .with("catenate_numbers", FLAG)
                                    .with("catenate_all", FLAG)
                                    .with("preserve_original", FLAG)
                                    .with("split_on_case_change", FLAG)
                                    .with("split_on_numerics", FLAG)
                                    .with("stem_english_possessive", FLAG),
                            StepType.of("snowball").requiring("language", new Choice(SNOWBALL))))
            .toArray(StepType[]::new));

    private StepTypes() {}

    /** Filters without parameters: changes of letters, and stemmers. */
    private static Stream<StepType> plainFilters() {
        String names = """
                lowercase uppercase trim reverse_string remove_duplicates apostrophe classic decimal_digit cjk_width
                hyphenated_words english_possessive greek_lowercase irish_lowercase turkish_lowercase
                arabic_normalization bengali_normalization german_normalization hindi_normalization indic_normalization
                norwegian_normalization persian_normalization romanian_normalization scandinavian_folding
                scandinavian_normalization serbian_normalization sorani_normalization telugu_normalization
                arabic_stem bengali_stem brazilian_stem bulgarian_stem czech_stem english_minimal_stem
                finnish_light_stem french_light_stem french_minimal_stem galician_minimal_stem galician_stem
                german_light_stem german_minimal_stem german_stem greek_stem hindi_stem hungarian_light_stem
                indonesian_stem italian_light_stem k_stem latvian_stem norwegian_light_stem norwegian_minimal_stem
                persian_stem porter_stem portuguese_light_stem portuguese_minimal_stem portuguese_stem
                russian_light_stem sorani_stem spanish_light_stem spanish_plural_stem swedish_light_stem
                swedish_minimal_stem telugu_stem
                """;
        return Stream.of(names.strip().split("\\s+")).map(StepType::of);
    }

    private static SortedMap<String, StepType> byName(StepType... types) {
        SortedMap<String, StepType> byName = new TreeMap<>();
        Stream.of(types).forEach(type -> byName.put(type.name(), type));
        return byName;
    }

    /** The names of all filters, tokenizers or char filters. */
    public static Collection<String> names(Role role) {
        return List.copyOf(types(role).keySet());
    }

    /** The type of that name, where it can stand. */
    public static Optional<StepType> find(Role role, String name) {
        return Optional.ofNullable(types(role).get(name));
    }

    /** What is wrong with the step, as a sentence. */
    public static Optional<String> problem(Role role, AnalysisStep step) {
        StepType type = types(role).get(step.type());
        if (type != null) {
            return type.problem(step);
        }
        String nearest = NearestNames.question(step.type(), types(role).keySet());
        return Optional.of("there is no " + role.words() + " '" + FieldValueText.abbreviate(step.type()) + "'"
                + (nearest.isEmpty()
                        ? "; there are " + String.join(", ", types(role).keySet())
                        : nearest));
    }

    private static Map<String, StepType> types(Role role) {
        return switch (role) {
            case CHAR_FILTER -> CHAR_FILTERS;
            case TOKENIZER -> TOKENIZERS;
            case FILTER -> FILTERS;
        };
    }

    /** Where in an analyzer a step stands. */
    public enum Role {
        CHAR_FILTER("char filter"),
        TOKENIZER("tokenizer"),
        FILTER("filter");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        /** The role as messages call it. */
        public String words() {
            return words;
        }
    }
}
