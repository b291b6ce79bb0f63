package io.cameogrid.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The analyzers that every index has: how a text is split into words, and what of the words is kept. Wire names are CameoDB's
 * where it has them.
 */
public enum Tokenizer {
    /** Words by the Unicode rules, in lower case; no stop words. */
    DEFAULT,
    /** The whole text as it is. */
    RAW,
    /** What lies between white space, as it is. */
    WHITESPACE,
    /** Like the default, but for Chinese, Japanese and Korean pairs of neighbours, since nothing separates words. */
    CJK,
    /** Thai words, which are found by a dictionary. */
    THAI,
    // Like the default, then stems of one language.
    AR_STEM,
    BG_STEM,
    BN_STEM,
    CA_STEM,
    CKB_STEM,
    CS_STEM,
    DA_STEM,
    DE_STEM,
    EL_STEM,
    EN_STEM,
    ES_STEM,
    ET_STEM,
    EU_STEM,
    FA_STEM,
    FI_STEM,
    FR_STEM,
    GA_STEM,
    GL_STEM,
    HI_STEM,
    /** Croatian, by the stemmer for Serbian, which was made from one for Croatian. */
    HR_STEM,
    HU_STEM,
    HY_STEM,
    ID_STEM,
    IT_STEM,
    LT_STEM,
    LV_STEM,
    NE_STEM,
    NL_STEM,
    NO_STEM,
    /** Portuguese. */
    PT_STEM,
    /** Portuguese as it is written in Brazil. */
    PT_BR_STEM,
    RO_STEM,
    RU_STEM,
    SR_STEM,
    SV_STEM,
    TA_STEM,
    TE_STEM,
    TR_STEM,
    YI_STEM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<Tokenizer> find(String name) {
        return Arrays.stream(values())
                .filter(tokenizer -> tokenizer.wireName.equals(name))
                .findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Tokenizer::wireName).toList();
    }
}
