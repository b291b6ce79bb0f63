package io.cameogrid.search.mapping;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** What a field makes of a clause. */
sealed interface Answer {
    /**
     * A query.
     *
     * @param cost leaves of it, counted as Lucene has to look them up
     */
    record Found(Query query, int cost) implements Answer {}

    /** Nothing to search for: the value has no word in it, such as {@code &}. */
    record NoWords() implements Answer {}

    /** The field cannot hold the value or be searched in that way. The reason completes a sentence. */
    record Unfit(String reason) implements Answer {}

    static Answer found(Query query) {
        return new Found(query, 1);
    }

    /**
     * The same clause asked of several fields: any of them matches, and the scores of those that do add up, so that a
     * document with a word in its title and its text comes before one with the word in its text alone.
     *
     * <p>A value that is no word for one field is not looked for in the others either: exact strings would else turn the
     * {@code &} in {@code rock & roll} into a condition.
     */
    static Answer any(List<Answer> answers, String nobody) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<Found> found = new ArrayList<>();
        String reason = "";
        for (Answer answer : answers) {
            switch (answer) {
                case Found hit -> {
                    any.add(hit.query, Occur.SHOULD);
                    found.add(hit);
                }
                case NoWords none -> {
                    return none;
                }
                case Unfit unfit -> reason = reason.isEmpty() ? " (" + unfit.reason + ")" : reason;
            }
        }
        return switch (found.size()) {
            case 0 -> new Unfit(nobody + reason);
            case 1 -> found.getFirst();
            default ->
                new Found(any.build(), found.stream().mapToInt(Found::cost).sum());
        };
    }
}
