package io.cameogrid.grid.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.cluster.ClusterRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Majorities, the lease and confirmations, with a clock and servers that the test moves. */
final class QuorumTest {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Set<java.util.UUID> NOBODY = Set.of();

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 7);
    private final FakeMembership others = new FakeMembership();
    private final Quorum quorum = quorum("a b c", "a", false);

    @AfterEach
    void close() {
        quorum.close();
    }

    @Test
    void moreThanHalfOfTheVotersAreAQuorum() {
        assertThat(quorum.count()).hasToString("1 of 3 voters");
        assertThat(quorum.isPresent()).isFalse();
        others.join("b");
        assertThat(quorum.count()).hasToString("2 of 3 voters");
        assertThat(quorum.isPresent()).isTrue();
        assertThat(new VoterCount(2, 4).isQuorum()).as("half").isFalse();
        assertThat(new VoterCount(3, 5).isQuorum()).isTrue();
    }

    @Test
    void whoIsNotInTheListDoesNotCount() {
        others.join("x", "y", "z");
        assertThat(quorum.count()).hasToString("1 of 3 voters");
        refused(quorum, "1 of 3 voters");
    }

    @Test
    void aNodeWithoutAVoteNeedsTheOthers() {
        try (Quorum guest = quorum("a b c", "", false)) {
            others.join("a");
            refused(guest, "1 of 3 voters");
            others.join("b");
            guest.requireToWrite(soon());
        }
    }

    @Test
    void withoutVotersEverythingIsAllowedAndNobodyIsAsked() {
        try (Quorum alone = quorum("", "", false)) {
            alone.requireToWrite(soon());
            alone.requireToRead(soon());
            long mark = alone.mark();
            others.join("b");
            others.leave("b");
            assertThat(alone.confirms(mark, NOBODY, soon())).isTrue();
            assertThat(alone.isPresent()).isTrue();
            assertThat(others.asked).hasValue(0);
        }
    }

    @Test
    void aLeaseLastsUntilItsTimeIsOverAndIsThenAskedForAnew() {
        others.join("b", "c");
        quorum.requireToRead(soon());
        others.seeing.clear();
        clock.addAndGet(LEASE.toNanos() - 1);
        quorum.requireToRead(soon());
        clock.addAndGet(1);
        refused(quorum, "does not answer");
        others.seeing.add("c");
        quorum.requireToRead(soon());
    }

    @Test
    void aProcessThatStoodStillHasNoLease() {
        others.join("b", "c");
        quorum.requireToRead(soon());
        others.seeing.clear();
        clock.addAndGet(Duration.ofSeconds(60).toNanos());
        refused(quorum, "does not answer");
    }

    @Test
    void aLeaseCountsFromBeforeTheQuestion() {
        Lease lease = new Lease(clock::get, LEASE);
        assertThat(lease.holds(0)).as("from the beginning").isFalse();
        long begun = lease.now();
        clock.addAndGet(LEASE.toNanos());
        lease.confirmed(begun, 3);
        assertThat(lease.holds(3)).isFalse();
        lease.confirmed(lease.now(), 3);
        assertThat(lease.holds(3)).isTrue();
        assertThat(lease.holds(4)).as("after somebody came or went").isFalse();
    }

    @Test
    void aLeaseEndsWhenAServerGoes() {
        others.join("b", "c");
        quorum.requireToRead(soon());
        others.seeing.clear();
        others.leave("b");
        refused(quorum, "does not answer");
    }

    @Test
    void aWriteDuringWhichNothingHappenedAsksNobody() {
        others.join("b", "c");
        quorum.requireToWrite(soon());
        // One of the others may answer the first round after its end.
        others.seeing.clear();
        long mark = quorum.mark();
        assertThat(quorum.confirms(mark, NOBODY, soon())).isTrue();
    }

    @Test
    void aWriteDuringWhichAServerWentNeedsAMajorityThatAnswersAfterwards() {
        others.join("b", "c");
        quorum.requireToWrite(soon());
        long mark = quorum.mark();
        others.leave("b");
        others.seeing.clear();
        assertThat(quorum.confirms(mark, NOBODY, soon())).isFalse();
        others.seeing.add("c");
        assertThat(quorum.confirms(mark, NOBODY, soon())).isTrue();
    }

    @Test
    void aServerThatMessagesDoNotReachAnyMoreIsAsGoodAsGone() {
        others.join("b", "c");
        quorum.requireToWrite(soon());
        long mark = quorum.mark();
        others.seeing.clear();
        others.alive.remove("b");
        assertThat(quorum.confirms(mark, NOBODY, soon())).isFalse();
    }

    @Test
    void aWriteThatOutlastedTheLeaseNeedsAMajorityToo() {
        others.join("b", "c");
        quorum.requireToWrite(soon());
        long mark = quorum.mark();
        others.seeing.clear();
        clock.addAndGet(LEASE.toNanos());
        assertThat(quorum.confirms(mark, NOBODY, soon())).isFalse();
    }

    @Test
    void whoHasTheOnlyCopyMustAnswerAfterTheWrite() {
        try (Quorum alone = quorum("", "", false)) {
            others.join("d");
            assertThat(alone.confirms(alone.mark(), Set.of(FakeMembership.id("d")), soon()))
                    .isTrue();
            others.seeing.clear();
            assertThat(alone.confirms(alone.mark(), Set.of(FakeMembership.id("d")), soon()))
                    .isFalse();
        }
    }

    @Test
    void readsMayDoWithoutAQuorumIfTheyAreToldToButWritesMayNot() {
        try (Quorum careless = quorum("a b c", "a", true)) {
            careless.requireToRead(soon());
            assertThatThrownBy(() -> careless.requireToWrite(soon())).isInstanceOf(CameoGridException.class);
        }
    }

    private static void refused(Quorum quorum, String why) {
        assertThatThrownBy(() -> quorum.requireToRead(soon())).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.NO_QUORUM);
            assertThat(e.detail()).contains(why);
        });
    }

    private Quorum quorum(String voters, String own, boolean readsWithoutQuorum) {
        List<String> entries = voters.isEmpty() ? List.of() : List.of(voters.split(" "));
        ClusterRules rules = new ClusterRules(
                new Voters(entries),
                Optional.of(own).filter(entry -> !entry.isEmpty()),
                readsWithoutQuorum,
                Duration.ofMinutes(5));
        return new Quorum(rules, others, LEASE, clock::get);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMillis(500));
    }
}
