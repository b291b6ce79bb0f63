package io.cameogrid.search.node;

import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Generated books: few words, few years, so that there are many ties; some fields are missing. */
final class Books {
    private static final List<String> WORDS =
            List.of("grid", "river", "stone", "light", "winter", "garden", "iron", "letter", "harbour", "glass");

    /** In the order of UTF-16 the third is before the second, in the order of the index behind it. */
    private static final List<String> TAGS = List.of("a", "\uFF61", "\uD83D\uDE00", "Zoë", "zone");

    private Books() {}

    static IndexDefinition index(int microshards) {
        return TestIndex.of(
                "books",
                microshards,
                Map.of(
                        "title", FieldType.TEXT,
                        "tag", FieldType.STRING,
                        "year", FieldType.I64,
                        "price", FieldType.F64));
    }

    static String json(Random random) {
        List<String> members = new ArrayList<>();
        members.add("\"title\":\"" + title(random) + "\"");
        if (random.nextInt(5) > 0) {
            members.add("\"year\":" + (1990 + random.nextInt(20)));
        }
        if (random.nextInt(5) > 0) {
            members.add(String.format(Locale.ROOT, "\"price\":%.1f", random.nextInt(100) / 2.0));
        }
        if (random.nextInt(5) > 0) {
            members.add("\"tag\":\"" + TAGS.get(random.nextInt(TAGS.size())) + "\"");
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String title(Random random) {
        StringBuilder title = new StringBuilder();
        for (int words = 2 + random.nextInt(8); words > 0; words--) {
            title.append(WORDS.get((int) (WORDS.size() * random.nextDouble() * random.nextDouble())))
                    .append(words > 1 ? " " : "");
        }
        return title.toString();
    }
}
