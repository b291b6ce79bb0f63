package io.cameogrid.search.scatter;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import java.util.List;
import java.util.Optional;

/**
 * A search as decided: everything resolved, nothing done yet.
 *
 * @param partitions those that the search covers, ascending
 * @param sort the order; empty for relevance
 * @param fields projection; empty for whole documents
 * @param statistics by which every node shall rank, if they are known already
 */
public record SearchPlan(
        IndexDefinition index,
        Question question,
        List<Integer> partitions,
        List<SortKey> sort,
        Page page,
        List<String> fields,
        boolean trackTotal,
        boolean allowPartial,
        Deadline deadline,
        Optional<Statistics> statistics) {

    private static final String SCORE = "_score";

    public SearchPlan {
        partitions = List.copyOf(partitions);
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
    }

    /**
     * What is asked.
     *
     * @param text as the client wrote it, for other nodes
     * @param query the same, parsed, for this one
     * @param annotations what is asked about each hit
     */
    public record Question(String text, Query query, boolean lenient, Annotations annotations) {
        /** A question for nothing but documents. */
        public Question(String text, Query query, boolean lenient) {
            this(text, query, lenient, Annotations.NONE);
        }

        public Question asking(Annotations wanted) {
            return new Question(text, query, lenient, wanted);
        }
    }

    /**
     * Which of the hits are wanted.
     *
     * @param after only hits behind this place; needs a sort
     */
    public record Page(Optional<SortPosition> after, int offset, int limit) {
        public static Page of(int offset, int limit) {
            return new Page(Optional.empty(), offset, limit);
        }
    }

    /** The same search for another page. */
    public SearchPlan at(Page other) {
        return new SearchPlan(
                index, question, partitions, sort, other, fields, trackTotal, allowPartial, deadline, statistics);
    }

    /** The same search with another time. Only the first page of a stream has its total counted. */
    public SearchPlan until(Deadline newDeadline, boolean first) {
        return new SearchPlan(
                index,
                question,
                partitions,
                sort,
                page,
                fields,
                trackTotal && first,
                allowPartial,
                newDeadline,
                statistics);
    }

    /** The same search of some of the partitions, in another order. */
    public SearchPlan turnedTo(List<Integer> some, List<SortKey> order, Page other) {
        return new SearchPlan(
                index, question, some, order, other, fields, trackTotal, allowPartial, deadline, statistics);
    }

    /** Another question about a partition's first hits in the same order, with nothing of their documents but the id. */
    public SearchPlan forOne(int partition, Question other, int hits) {
        return new SearchPlan(
                index,
                other,
                List.of(partition),
                sort,
                Page.of(0, hits),
                List.of(IndexDefinition.ID),
                false,
                false,
                deadline,
                statistics);
    }

    /** The same search, ranked by these statistics. */
    public SearchPlan rankedBy(Statistics known) {
        return new SearchPlan(
                index,
                question,
                partitions,
                sort,
                page,
                fields,
                trackTotal,
                allowPartial,
                deadline,
                Optional.of(known));
    }

    /** Whether scores are part of the answer, or decide on it. */
    boolean scored() {
        return page.limit() > 0 && (sort.isEmpty() || sortedByScore());
    }

    /** Whether the score is one of the values of the order. */
    public boolean sortedByScore() {
        return sort.stream().anyMatch(key -> key.field().equals(SCORE));
    }

    /**
     * What one node is asked.
     *
     * @param alone whether it is the only one, so that it can leave out the skipped hits itself
     */
    public LeafRequest request(List<Integer> part, boolean alone) {
        return new LeafRequest(
                index.name(),
                index.incarnation(),
                question.text(),
                question.lenient(),
                part,
                sort,
                page.after(),
                alone ? page.offset() : 0,
                page.limit() == 0 || alone ? page.limit() : page.offset() + page.limit(),
                fields,
                trackTotal,
                deadline.remaining().toNanos(),
                statistics,
                question.annotations());
    }
}
