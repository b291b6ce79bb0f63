package io.cameogrid.query;

import java.nio.charset.StandardCharsets;

/**
 * What Jazzer feeds with bytes, which it chooses by the branches that they take: any text is a query that survives its
 * canonical form, or is refused with a place in it.
 */
public final class QueryFuzz {
    private QueryFuzz() {}

    /** Called by Jazzer, over and over. */
    public static void fuzzerTestOneInput(byte[] input) {
        // Half of the inputs as UTF-16, since any char may come in a query.
        boolean wide = input.length > 0 && input[0] < 0;
        String text = new String(input, wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
        ParsedQuery parsed;
        try {
            parsed = QueryParser.parse(text, QueryLimits.DEFAULT);
        } catch (QueryException e) {
            int position = e.problem().position();
            if (position < 0 || position > text.length()) {
                throw new IllegalStateException("refused at " + position + " of " + text.length(), e);
            }
            return;
        }
        String canonical = parsed.toText();
        String again = QueryParser.parse(canonical, QueryLimits.DEFAULT).toText();
        if (!again.equals(canonical)) {
            throw new IllegalStateException("'" + canonical + "' is not '" + again + "'");
        }
    }
}
