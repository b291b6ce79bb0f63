package io.cameogrid.grid.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.membership.Situation.Absence;
import io.cameogrid.grid.membership.Situation.Losses;
import io.cameogrid.grid.membership.Situation.Members;
import io.cameogrid.grid.membership.Situation.Orders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes are letters here; "-" is nobody. */
final class MembershipRuleTest {
    private static final Losses UNOWNED = new Losses(true, true, Set.of());

    @ParameterizedTest(name = "online {0}, baseline {1}, behind {2}, patience over: {3}")
    @CsvSource({
        // The first time, whoever is here; a majority is, else nobody asks.
        "AB,  -,   -,  false, activates",
        // All are back.
        "ABC, ABC, -,  false, activates",
        "ABC, ABC, C,  false, activates",
        "ABCD, ABC, C, false, activates",
        // Some may never be back.
        "AB,  ABC, -,  false, waits",
        "AB,  ABC, -,  true,  activates",
        "AB,  ABC, C,  true,  activates",
        // B was away while others served, and C is one of those.
        "AB,  ABC, B,  true,  waits",
        "AB,  ABC, AB, true,  waits",
        // Nobody who is here has documents.
        "DE,  ABC, -,  true,  waits",
    })
    void aClusterThatWasDownServesAgainWhenNothingAcknowledgedCanBeMissing(
            String online, String baseline, String behind, boolean patienceOver, String outcome) {
        Optional<Step> next = MembershipRule.next(
                down(members(online, baseline), Orders.NONE, new Absence(Set.of(), nodes(behind), patienceOver)));
        assertThat(next.isPresent()).isEqualTo(outcome.equals("activates"));
        next.ifPresent(step -> assertThat(step).isInstanceOf(Step.Activate.class));
    }

    @Test
    void anOperatorMayGiveUpThoseWhoHaveTheNewest() {
        Absence absence = new Absence(Set.of(), Set.of("B"), true);
        Orders givenUp = new Orders(Set.of(), Set.of(), Map.of("C", true));
        assertThat(MembershipRule.next(down(members("AB", "ABC"), givenUp, absence)))
                .containsInstanceOf(Step.Activate.class);
        assertThat(MembershipRule.next(down(members("AB", "ABCD"), givenUp, absence)))
                .as("D is waited for all the same")
                .isEmpty();
        Orders onlyRemoved = new Orders(Set.of(), Set.of(), Map.of("C", false));
        assertThat(MembershipRule.next(down(members("AB", "ABC"), onlyRemoved, absence)))
                .isEmpty();
    }

    @ParameterizedTest(name = "online {0}, baseline {1}, drained {2}, overdue {3}")
    @CsvSource({
        "ABC, ABC, -, -, ABC",
        // Who joins enters.
        "ABC, AB,  -, -, ABC",
        "ABC, A,   -, -, ABC",
        // Who is away stays, until it is overdue; who is back in time is not.
        "AB,  ABC, -, -, ABC",
        "AB,  ABC, -, C, AB",
        "ABD, ABC, -, C, ABD",
        "ABC, ABC, -, C, ABC",
        // Who is drained leaves while it is here, and does not enter again.
        "ABC, ABC, C, -, AB",
        "ABC, AB,  C, -, AB",
        // One after the other, for with each go copies.
        "ABC, ABC, BC, -, AC",
        "ABC, AC,  BC, -, A",
        "ABD, ABC, B, C, AD",
        // But not the last one.
        "AB,  AB,  AB, -, AB",
        "A,   AB,  A, -, AB",
        "AB,  A,   A, -, B",
    })
    void thoseKeepDocumentsWhoAreHereOrExpectedBack(
            String online, String baseline, String drained, String overdue, String next) {
        Situation situation = new Situation(
                true,
                members(online, baseline),
                new Orders(nodes(drained), Set.of(), Map.of()),
                new Absence(nodes(overdue), Set.of(), true),
                Losses.NONE);
        assertThat(after(situation)).isEqualTo(nodes(next));
    }

    @Test
    void whoMayHaveTheOnlyCopyIsWaitedForBeyondItsTime() {
        Members members = members("AB", "ABC");
        Absence overdue = new Absence(Set.of("C"), Set.of(), true);
        assertThat(after(new Situation(true, members, Orders.NONE, overdue, UNOWNED)))
                .isEqualTo(nodes("ABC"));
        Orders removed = new Orders(Set.of(), Set.of(), Map.of("C", false));
        assertThat(after(new Situation(true, members, removed, overdue, UNOWNED)))
                .isEqualTo(nodes("ABC"));
        Orders givenUp = new Orders(Set.of(), Set.of(), Map.of("C", true));
        assertThat(after(new Situation(true, members, givenUp, Absence.NONE, UNOWNED)))
                .isEqualTo(nodes("AB"));
        assertThat(after(new Situation(true, members("ABD", "ABC"), Orders.NONE, overdue, UNOWNED)))
                .as("whoever joins enters all the same")
                .isEqualTo(nodes("ABCD"));
    }

    @Test
    void aDrainedNodeStaysAsLongAsItHasTheOnlyCopyOfSomething() {
        Orders drained = new Orders(Set.of("B", "C"), Set.of(), Map.of());
        assertThat(after(new Situation(
                        true,
                        members("ABC", "ABC"),
                        drained,
                        Absence.NONE,
                        new Losses(false, false, Set.of("B", "A")))))
                .isEqualTo(nodes("AB"));
        assertThat(after(new Situation(
                        true, members("ABC", "AB"), drained, Absence.NONE, new Losses(false, false, Set.of("B")))))
                .isEqualTo(nodes("AB"));
    }

    @ParameterizedTest(name = "departing {0}, needed {1}: members {2}, of which depart {3}")
    @CsvSource({
        // First they are told to give away what they have.
        "-,  -, ABC, BC",
        "B,  -, AC,  C",
        // They stay as long as they are needed, and go one after the other.
        "BC, BC, ABC, BC",
        "BC, C,  AC,  C",
        "BC, -,  AC,  C",
        // Whoever is not drained any more departs no more.
        "A,  -, ABC, BC",
    })
    void partitionsMoveBeforeADrainedNodeGoes(String departing, String needed, String next, String nextDeparting) {
        Situation situation = new Situation(
                true,
                new Members(nodes("ABC"), nodes("ABC"), nodes(departing), true),
                new Orders(nodes("BC"), Set.of(), Map.of()),
                Absence.NONE,
                new Losses(false, false, nodes(needed)));
        Step.Rebase unchanged = new Step.Rebase(nodes("ABC"), nodes(departing), "");
        Step.Rebase change =
                MembershipRule.next(situation).map(Step.Rebase.class::cast).orElse(unchanged);
        assertThat(change.members()).isEqualTo(nodes(next));
        assertThat(change.departing()).isEqualTo(nodes(nextDeparting));
    }

    @Test
    void aRemovedNodeLeavesAtOnce() {
        Orders removed = new Orders(Set.of(), Set.of(), Map.of("C", false));
        assertThat(after(new Situation(true, members("AB", "ABC"), removed, Absence.NONE, Losses.NONE)))
                .isEqualTo(nodes("AB"));
    }

    @Test
    void ordersThatAreOverAreForgotten() {
        Orders orders = new Orders(Set.of("A"), Set.of("B"), Map.of("C", true, "D", false));
        assertThat(MembershipRule.next(new Situation(true, members("ABC", "ABCD"), orders, Absence.NONE, Losses.NONE)))
                .as("C is back; D is still to go")
                .contains(new Step.Forget(Set.of("B"), Set.of("C")));
    }

    @Test
    void lostPartitionsAreOpenedOnlyWhenAllAreBack() {
        assertThat(MembershipRule.next(new Situation(true, members("AB", "ABC"), Orders.NONE, Absence.NONE, UNOWNED)))
                .isEmpty();
        assertThat(MembershipRule.next(new Situation(true, members("ABC", "ABC"), Orders.NONE, Absence.NONE, UNOWNED)))
                .contains(new Step.OpenLost());
    }

    @Test
    void theStepsComeToAnEndAndNeverLoseTheLastCopy() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Situation situation = anySituation(random);
            String what = "seed " + seed + ", " + situation;
            Optional<Step> next = MembershipRule.next(situation);
            if (next.orElse(null) instanceof Step.Rebase change) {
                Set<String> gone = new HashSet<>(situation.members().baseline());
                gone.removeAll(change.members());
                gone.removeAll(situation.members().online());
                assertThat(change.members())
                        .as(what)
                        .containsAnyElementsOf(situation.members().online());
                assertThat(!situation.losses().unowned() || gone.stream().allMatch(situation.orders()::givesUp))
                        .as(what)
                        .isTrue();
                assertThat(situation.losses().needed().stream()
                                .filter(situation.members().present()::contains))
                        .as(what)
                        .allMatch(change.members()::contains);
                assertThat(stepsUntilSettled(situation))
                        .as(what)
                        .isLessThanOrEqualTo(nodes("ABCDE").size() + 1);
            }
        }
    }

    /** As if nothing else happened meanwhile. */
    private static int stepsUntilSettled(Situation begin) {
        Situation situation = begin;
        int steps = 0;
        while (MembershipRule.next(situation).orElse(null) instanceof Step.Rebase change && steps < 100) {
            situation = new Situation(
                    true,
                    new Members(
                            situation.members().online(),
                            change.members(),
                            change.departing(),
                            situation.members().movable()),
                    situation.orders(),
                    situation.absence(),
                    situation.losses());
            steps++;
        }
        return steps;
    }

    private static Situation anySituation(Random random) {
        Set<String> online = some(random);
        online.add("A");
        Set<String> baseline = some(random);
        baseline.add("B");
        return new Situation(
                true,
                new Members(online, baseline, Set.of(), random.nextBoolean()),
                new Orders(
                        some(random),
                        Set.of(),
                        some(random).stream().collect(Collectors.toMap(node -> node, node -> random.nextBoolean()))),
                new Absence(some(random), some(random), random.nextBoolean()),
                new Losses(random.nextBoolean(), random.nextBoolean(), some(random)));
    }

    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>(nodes("ABCDE"));
        some.removeIf(node -> random.nextBoolean());
        return some;
    }

    /** The members after the next step. */
    private static Set<String> after(Situation situation) {
        return MembershipRule.next(situation).orElse(null) instanceof Step.Rebase change
                ? change.members()
                : situation.members().baseline();
    }

    private static Situation down(Members members, Orders orders, Absence absence) {
        return new Situation(false, members, orders, absence, Losses.NONE);
    }

    private static Members members(String online, String baseline) {
        return new Members(nodes(online), nodes(baseline));
    }

    private static Set<String> nodes(String letters) {
        return letters.equals("-") ? Set.of() : Arrays.stream(letters.split("")).collect(Collectors.toSet());
    }
}
