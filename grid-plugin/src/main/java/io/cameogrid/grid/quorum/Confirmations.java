package io.cameogrid.grid.quorum;

import io.cameogrid.api.Deadline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the other voters whether they see this node, until a majority has said so.
 *
 * <p>One round is asked at a time. Whoever comes while one is under way waits for the next: what matters is that the
 * question is put after what it is to cover. The voters of a round are asked at once, each in a thread of its own, so that
 * one that cannot be reached holds up nobody.
 */
final class Confirmations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final int ROUNDS_OF_PATIENCE = 4;

    private final Voters voters;
    private final Optional<String> ownEntry;
    private final Membership membership;
    private final Lease lease;
    private final Duration roundTime;
    private final Set<UUID> beingAsked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cameogrid-quorum").factory());
    private final ExecutorService askers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("cameogrid-quorum-asks-", 0).factory());

    private @Nullable ScheduledFuture<?> renewal;
    private @Nullable CompletableFuture<Boolean> next;

    /** @param lease told of every majority that confirmed */
    Confirmations(Voters voters, Optional<String> ownEntry, Membership membership, Lease lease, Duration roundTime) {
        this.voters = voters;
        this.ownEntry = ownEntry;
        this.membership = membership;
        this.lease = lease;
        this.roundTime = roundTime;
    }

    /** Asks from now on again and again. */
    synchronized void every(Duration pause) {
        renewal = rounds.scheduleWithFixedDelay(this::asked, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether a majority confirms, when asked after this call began. */
    synchronized CompletableFuture<Boolean> next() {
        if (next == null) {
            CompletableFuture<Boolean> round = new CompletableFuture<>();
            next = round;
            try {
                rounds.execute(() -> run(round));
            } catch (RejectedExecutionException e) {
                LOG.debug("the node stops");
                round.complete(false);
            }
        }
        return next;
    }

    private void run(CompletableFuture<Boolean> round) {
        synchronized (this) {
            next = null;
        }
        round.complete(asked());
    }

    private boolean asked() {
        try {
            return ask();
        } catch (RuntimeException e) {
            LOG.warn("the other voters could not be asked whether they see this node", e);
            return false;
        }
    }

    private boolean ask() {
        long begun = lease.now();
        long version = membership.version();
        Map<UUID, String> others = membership.otherVoters();
        Tally tally = new Tally(others.size());
        others.forEach((server, entry) -> {
            if (beingAsked.add(server)) {
                askers.execute(() -> ask(server, entry, tally));
            } else {
                tally.silent();
            }
        });
        boolean confirmed = tally.await();
        if (confirmed) {
            lease.confirmed(begun, version);
        }
        return confirmed;
    }

    private void ask(UUID server, String entry, Tally tally) {
        boolean seen = false;
        try {
            seen = membership.sees(server, roundTime);
        } finally {
            beingAsked.remove(server);
            if (seen) {
                tally.confirmed(entry);
            } else {
                tally.silent();
            }
        }
    }

    /**
     * Whether each of the servers sees this node, when asked after this call began; they need no vote. Who is silent for
     * a few times as long as the voters may be is not waited for.
     */
    boolean allSee(Set<UUID> servers, Deadline latest) {
        Duration patience = roundTime.multipliedBy(ROUNDS_OF_PATIENCE);
        Deadline deadline = patience.compareTo(latest.remaining()) < 0 ? Deadline.after(patience) : latest;
        List<CompletableFuture<Boolean>> answers = servers.stream()
                .map(server ->
                        CompletableFuture.supplyAsync(() -> membership.sees(server, deadline.remaining()), askers))
                .toList();
        return answers.stream().allMatch(answer -> isTrueBy(deadline, answer));
    }

    /** Whether the answer comes in time and is yes. */
    static boolean isTrueBy(Deadline deadline, CompletableFuture<Boolean> answer) {
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("no answer", e);
            return false;
        }
    }

    boolean isClosed() {
        return rounds.isShutdown();
    }

    /** Ends the rounds; whoever waits for one is told that nobody confirmed. */
    @Override
    public void close() {
        synchronized (this) {
            if (renewal != null) {
                renewal.cancel(false);
            }
            if (next != null) {
                next.complete(false);
            }
        }
        rounds.shutdownNow();
        askers.shutdownNow();
    }

    /** The answers of one round. */
    private final class Tally {
        private final Set<String> entries = new HashSet<>();
        private final CompletableFuture<Boolean> decided = new CompletableFuture<>();
        private int open;

        Tally(int asked) {
            this.open = asked;
            ownEntry.ifPresent(entries::add);
            decide();
        }

        synchronized void confirmed(String entry) {
            entries.add(entry);
            silent();
        }

        synchronized void silent() {
            open--;
            decide();
        }

        private void decide() {
            if (voters.isMajority(entries)) {
                decided.complete(true);
            } else if (open == 0) {
                decided.complete(false);
            }
        }

        boolean await() {
            return decided.completeOnTimeout(false, roundTime.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }
    }
}
