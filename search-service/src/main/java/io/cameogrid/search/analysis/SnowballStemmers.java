package io.cameogrid.search.analysis;

import java.util.Map;
import java.util.function.Supplier;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;
import org.tartarus.snowball.ext.YiddishStemmer;

/** The stemmers of the Snowball project, by Lucene's names of their languages. */
final class SnowballStemmers {
    private static final Map<String, Supplier<SnowballStemmer>> STEMMERS = Map.ofEntries(
            Map.entry("Arabic", ArabicStemmer::new),
            Map.entry("Armenian", ArmenianStemmer::new),
            Map.entry("Basque", BasqueStemmer::new),
            Map.entry("Catalan", CatalanStemmer::new),
            Map.entry("Danish", DanishStemmer::new),
            Map.entry("Dutch", DutchStemmer::new),
            Map.entry("English", EnglishStemmer::new),
            Map.entry("Estonian", EstonianStemmer::new),
            Map.entry("Finnish", FinnishStemmer::new),
            Map.entry("French", FrenchStemmer::new),
            Map.entry("German", GermanStemmer::new),
            Map.entry("Greek", GreekStemmer::new),
            Map.entry("Hindi", HindiStemmer::new),
            Map.entry("Hungarian", HungarianStemmer::new),
            Map.entry("Indonesian", IndonesianStemmer::new),
            Map.entry("Irish", IrishStemmer::new),
            Map.entry("Italian", ItalianStemmer::new),
            Map.entry("Lithuanian", LithuanianStemmer::new),
            Map.entry("Nepali", NepaliStemmer::new),
            Map.entry("Norwegian", NorwegianStemmer::new),
            Map.entry("Porter", PorterStemmer::new),
            Map.entry("Portuguese", PortugueseStemmer::new),
            Map.entry("Romanian", RomanianStemmer::new),
            Map.entry("Russian", RussianStemmer::new),
            Map.entry("Serbian", SerbianStemmer::new),
            Map.entry("Spanish", SpanishStemmer::new),
            Map.entry("Swedish", SwedishStemmer::new),
            Map.entry("Tamil", TamilStemmer::new),
            Map.entry("Turkish", TurkishStemmer::new),
            Map.entry("Yiddish", YiddishStemmer::new));

    private SnowballStemmers() {}

    /** Makes stemmers of the language; none may be used by two threads. */
    static Supplier<SnowballStemmer> of(String language) {
        Supplier<SnowballStemmer> stemmer = STEMMERS.get(language);
        if (stemmer == null) {
            throw new IllegalArgumentException("no Snowball stemmer for " + language);
        }
        return stemmer;
    }
}
