package io.cameogrid.search.analysis;

import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the analyzers that every index has are made of: Lucene's own analyzers of languages, without their stop words. */
final class BuiltInAnalyzers {
    /** Longer values of {@code raw} are left out: a term has at most 32,766 bytes. */
    private static final AnalysisStep ANY_TERM =
            new AnalysisStep("length", new TreeMap<>(Map.of("min", List.of("1"), "max", List.of("8191"))));

    private BuiltInAnalyzers() {}

    static AnalyzerDefinition of(Tokenizer tokenizer) {
        return switch (tokenizer) {
            case DEFAULT -> words("lowercase");
            case RAW ->
                new AnalyzerDefinition(AnalysisStep.of("keyword"), List.of(), List.of(ANY_TERM), Optional.empty());
            case WHITESPACE -> AnalyzerDefinition.of("whitespace");
            case CJK -> words("cjk_width", "lowercase", "cjk_bigram");
            case THAI -> AnalyzerDefinition.of("thai", "lowercase", "decimal_digit");
            case AR_STEM -> words("lowercase", "decimal_digit", "arabic_normalization", "arabic_stem");
            case BG_STEM -> words("lowercase", "bulgarian_stem");
            case BN_STEM ->
                words("lowercase", "decimal_digit", "indic_normalization", "bengali_normalization", "bengali_stem");
            case CA_STEM -> snowball("Catalan", elision("d", "l", "m", "n", "s", "t"), AnalysisStep.of("lowercase"));
            case CKB_STEM -> words("sorani_normalization", "lowercase", "decimal_digit", "sorani_stem");
            case CS_STEM -> words("lowercase", "czech_stem");
            case DA_STEM -> snowball("Danish");
            case DE_STEM -> snowball("German");
            case EL_STEM -> words("greek_lowercase", "greek_stem");
            case EN_STEM -> snowball("English");
            case ES_STEM -> snowball("Spanish");
            case ET_STEM -> snowball("Estonian");
            case EU_STEM -> snowball("Basque");
            case FA_STEM ->
                words("lowercase", "decimal_digit", "arabic_normalization", "persian_normalization", "persian_stem");
            case FI_STEM -> snowball("Finnish");
            case FR_STEM -> snowball("French");
            case GA_STEM -> snowball("Irish", elision("d", "m", "b"), AnalysisStep.of("irish_lowercase"));
            case GL_STEM -> words("lowercase", "galician_stem");
            case HI_STEM ->
                words("lowercase", "decimal_digit", "indic_normalization", "hindi_normalization", "hindi_stem");
            case HR_STEM, SR_STEM -> snowball("Serbian");
            case HU_STEM -> snowball("Hungarian");
            case HY_STEM -> snowball("Armenian");
            case ID_STEM -> words("lowercase", "indonesian_stem");
            case IT_STEM -> snowball("Italian");
            case LT_STEM -> snowball("Lithuanian");
            case LV_STEM -> words("lowercase", "latvian_stem");
            case NE_STEM -> snowball("Nepali", steps("lowercase", "decimal_digit", "indic_normalization"));
            case NL_STEM -> snowball("Dutch");
            case NO_STEM -> snowball("Norwegian");
            case PT_STEM -> snowball("Portuguese");
            case PT_BR_STEM -> words("lowercase", "brazilian_stem");
            case RO_STEM -> snowball("Romanian", steps("lowercase", "romanian_normalization"));
            case RU_STEM -> snowball("Russian");
            case SV_STEM -> snowball("Swedish");
            case TA_STEM -> snowball("Tamil", steps("lowercase", "decimal_digit", "indic_normalization"));
            case TE_STEM ->
                words("lowercase", "decimal_digit", "indic_normalization", "telugu_normalization", "telugu_stem");
            case TR_STEM -> snowball("Turkish", steps("apostrophe", "turkish_lowercase"));
            case YI_STEM -> snowball("Yiddish");
        };
    }

    private static AnalyzerDefinition words(String... filters) {
        return words(List.of(steps(filters)));
    }

    private static AnalyzerDefinition words(List<AnalysisStep> filters) {
        return new AnalyzerDefinition(AnalysisStep.of("standard"), List.of(), filters, Optional.empty());
    }

    private static AnalyzerDefinition snowball(String language) {
        return snowball(language, AnalysisStep.of("lowercase"));
    }

    private static AnalyzerDefinition snowball(String language, AnalysisStep... before) {
        AnalysisStep stemming = AnalysisStep.of("snowball", "language", List.of(language));
        return words(Stream.concat(Arrays.stream(before), Stream.of(stemming)).toList());
    }

    private static AnalysisStep elision(String... articles) {
        return new AnalysisStep(
                "elision", new TreeMap<>(Map.of("articles", List.of(articles), "ignore_case", List.of("true"))));
    }

    private static AnalysisStep[] steps(String... types) {
        return Arrays.stream(types).map(AnalysisStep::of).toArray(AnalysisStep[]::new);
    }
}
