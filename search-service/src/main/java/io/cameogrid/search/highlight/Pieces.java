package io.cameogrid.search.highlight;

import io.cameogrid.api.search.Annotations.Highlight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;

/** The best pieces of the values of one field, in the order in which they stand there. Confined to one thread. */
final class Pieces {
    private static final Comparator<Piece> BEST_FIRST = Comparator.<Piece>comparingDouble(piece -> -piece.score())
            .thenComparingInt(Piece::value)
            .thenComparingInt(Piece::start);
    private static final Comparator<Piece> AS_THEY_STAND =
            Comparator.comparingInt(Piece::value).thenComparingInt(Piece::start);

    /** Characters by which a piece may become longer than its value. */
    private static final int MOST_MARKS = 500_000;

    private final Highlight wanted;
    private final List<Piece> pieces = new ArrayList<>();
    private int values;

    Pieces(Highlight wanted) {
        this.wanted = wanted;
    }

    private record Piece(int value, int start, float score, String text) {}

    /**
     * Takes the passages of the next value.
     *
     * @param markup whether tags in the value are no text to its analyzer
     */
    void add(Passage[] passages, String value, boolean markup) throws IOException {
        if (Arrays.stream(passages).anyMatch(passage -> passage.getNumMatches() > 0)) {
            Seams seams = Seams.of(value, markup);
            for (Passage passage : passages) {
                if (passage.getNumMatches() > 0) {
                    String text = text(passage, value, seams);
                    pieces.add(new Piece(values, passage.getStartOffset(), passage.getScore(), text));
                }
            }
        }
        values++;
    }

    List<String> best() {
        int most = wanted.fragments() == 0 ? Integer.MAX_VALUE : wanted.fragments();
        return pieces.stream()
                .sorted(BEST_FIRST)
                .limit(most)
                .sorted(AS_THEY_STAND)
                .map(Piece::text)
                .toList();
    }

    private String text(Passage passage, String value, Seams seams) {
        StringBuilder text = new StringBuilder();
        int at = seams.begin(passage.getStartOffset());
        for (int i = 0; i < passage.getNumMatches(); i++) {
            int start = Math.max(at, passage.getMatchStarts()[i]);
            int end = passage.getMatchEnds()[i];
            // Matches may lie in one another; what they cover together is one.
            while (i + 1 < passage.getNumMatches() && passage.getMatchStarts()[i + 1] < end) {
                i++;
                end = Math.max(end, passage.getMatchEnds()[i]);
            }
            for (Seams.Run run : start < end ? seams.marks(start, end) : List.<Seams.Run>of()) {
                int first = Math.max(at, run.start());
                // What is made is bounded as well: behind that the rest of the piece is plain.
                if (run.end() > first && text.length() < value.length() + MOST_MARKS) {
                    append(text, value, at, first);
                    text.append(wanted.preTag());
                    append(text, value, first, run.end());
                    text.append(wanted.postTag());
                    at = run.end();
                }
            }
        }
        append(text, value, at, Math.max(at, seams.end(passage.getEndOffset())));
        return wanted.fragments() == 0 ? text.toString() : text.toString().strip();
    }

    private void append(StringBuilder text, String value, int from, int to) {
        if (!wanted.escape()) {
            text.append(value, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(c);
            }
        }
    }
}
