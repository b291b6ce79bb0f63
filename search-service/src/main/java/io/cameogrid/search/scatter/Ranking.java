package io.cameogrid.search.scatter;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.RankingSubjects;
import io.cameogrid.search.mapping.TranslatedQuery;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds the statistics by which all nodes of a search rank alike: those of all partitions that the search covers.
 *
 * <p>What was counted is remembered, together with the {@link Edition} of each node that it was counted in. The answers to
 * a search bring the editions of now along, so it is found out afterwards, at no cost, whether what was remembered still
 * held; if not, the search is repeated once. {@link RememberedFrequencies} says when it holds.
 *
 * <p>Safe for use by many threads.
 */
public final class Ranking {
    private final StatisticsRound round;
    private final QueryTranslator translator;
    private final RememberedFrequencies remembered = new RememberedFrequencies(System::nanoTime);
    private final LongAdder searches = new LongAdder();
    private final LongAdder remembering = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    public Ranking(PartitionMap partitions, PeerChannel peers, LocalLeaf local, QueryTranslator translator) {
        this.round = new StatisticsRound(partitions, peers, local);
        this.translator = translator;
    }

    /**
     * What ranking over several nodes took so far.
     *
     * @param searches that needed statistics of several nodes
     * @param remembering those of them for which everything was remembered, so that no node was asked
     * @param repeated those that turned out to be ranked by what was old
     */
    public record Figures(long searches, long remembering, long repeated) {}

    /** What has to be counted before nodes answer the plan alike; nothing if each of them would anyway. */
    List<Subject> subjects(SearchPlan plan) {
        if (plan.statistics().isPresent()) {
            return List.of();
        }
        SearchPlan.Question question = plan.question();
        TranslatedQuery translated = translator.translate(plan.index(), question.query(), question.lenient());
        return RankingSubjects.of(translated.query(), plan.scored());
    }

    /**
     * The statistics of the plan. A node that does not count in time is left out: it may still be heard in the search.
     *
     * @param subjects of the plan
     * @param owners of the partitions that the plan covers
     */
    Basis basis(SearchPlan plan, List<Subject> subjects, Map<NodeId, List<Integer>> owners) {
        RememberedFrequencies.Scope scope = remembered.scope(plan.index().incarnation(), owners);
        Map<Subject, Frequency> frequencies = new HashMap<>();
        Set<RememberedFrequencies.Count> counts = new HashSet<>();
        List<Subject> missing = new ArrayList<>();
        for (Subject subject : subjects) {
            Optional<RememberedFrequencies.Known> known = scope.find(subject);
            known.ifPresent(found -> {
                frequencies.put(subject, found.frequency());
                counts.add(found.count());
            });
            if (known.isEmpty()) {
                missing.add(subject);
            }
        }
        searches.increment();
        boolean complete = true;
        if (missing.isEmpty()) {
            remembering.increment();
        } else {
            StatisticsRound.Answer answer = round.ask(plan, owners, missing);
            frequencies.putAll(answer.statistics().frequencies());
            complete = answer.complete();
            if (complete) {
                scope.remember(answer.statistics(), answer.editions());
            }
        }
        return new Basis(new Statistics(frequencies), scope, counts, complete);
    }

    public Figures figures() {
        return new Figures(searches.sum(), remembering.sum(), repeated.sum());
    }

    /** What one search was ranked by. Confined to the search. */
    final class Basis {
        private final Statistics statistics;
        private final RememberedFrequencies.Scope scope;
        /** Of what was remembered; the rest was counted for this search. */
        private final Set<RememberedFrequencies.Count> counts;

        private final boolean complete;

        private Basis(
                Statistics statistics,
                RememberedFrequencies.Scope scope,
                Set<RememberedFrequencies.Count> counts,
                boolean complete) {
            this.statistics = statistics;
            this.scope = scope;
            this.counts = counts;
            this.complete = complete;
        }

        /** Whether every partition was counted. */
        boolean isComplete() {
            return complete;
        }

        Statistics statistics() {
            return statistics;
        }

        /** Whether it still held when the nodes searched. */
        boolean confirmed(Map<NodeId, Edition> searched) {
            scope.seen(searched);
            boolean held = counts.stream().allMatch(scope::holds);
            if (!held) {
                repeated.increment();
            }
            return held;
        }
    }
}
