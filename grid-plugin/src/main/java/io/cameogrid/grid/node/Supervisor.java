package io.cameogrid.grid.node;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.search.microshard.Failpoints;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an Ignite node in the cluster: starts it, and replaces it by a new one when it was cut off from the others.
 *
 * <p>There are three states. <i>Joining</i>: Ignite starts, which takes as long as no seed answers; a start that fails for
 * good ends everything with {@link #failure}. <i>Running</i>: there is an Ignite node, with or without a quorum. It ends
 * when Ignite finds that the others have gone on without it, or when it has no quorum and a node that it does not see
 * answers at a seed's address. <i>Between</i>: the old Ignite node stops; joining follows.
 *
 * <p>Threads: one of its own does all of it; {@link #current} may be called by any.
 */
final class Supervisor implements NodeSource {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration NAMES = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LEAST_PAUSE_MILLIS = 1_000;
    private static final int MOST_DOUBLINGS = 4;

    private final GridNodeConfig config;
    private final Failpoints failpoints;
    private final OwnPlace ownPlace;
    private final Optional<Factory<SSLContext>> tls;
    private final SeedProbe probe;
    private final Random random = new Random();
    private final CompletableFuture<CameoGridException> failure = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keep, "cameogrid-supervisor");
    private volatile Optional<IgniteRun> current = Optional.empty();
    private volatile Optional<SeedFinder> joining = Optional.empty();
    private volatile String waiting = "the node is starting";

    Supervisor(GridNodeConfig config, Failpoints failpoints) {
        this.config = config;
        this.failpoints = failpoints;
        this.ownPlace = new OwnPlace(config.cluster());
        this.tls = config.cluster().trust().tls();
        this.probe = new SeedProbe(tls.map(factory -> factory.create()));
    }

    /** Begins, and returns at once. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public IgniteRun current() {
        return current.orElseThrow(() -> new CameoGridException(ErrorCode.NOT_READY, why()));
    }

    private String why() {
        Optional<CameoGridException> end = Optional.ofNullable(failure.getNow(null));
        if (end.isPresent()) {
            return end.get().detail();
        }
        StringBuilder why = new StringBuilder(waiting);
        joining.ifPresent(
                seeds -> seeds.strangers().forEach(seed -> why.append("; ").append(SeedFinder.sentence(seed))));
        return why.toString();
    }

    @Override
    public CompletableFuture<CameoGridException> failure() {
        return failure;
    }

    private void keep() {
        int replacements = 0;
        try {
            awaitOwnName();
            while (isOpen()) {
                CountDownLatch cutOff = new CountDownLatch(1);
                Optional<IgniteRun> started = join(cutOff);
                if (started.isEmpty()) {
                    continue;
                }
                current = started;
                Watch watch = new Watch(config.cluster(), ownPlace, probe, started.get());
                Optional<String> reason = watch.untilCutOff(cutOff, closing, patience(replacements));
                replacements = watch.hadQuorum() ? 0 : replacements + 1;
                if (reason.isPresent()) {
                    replace(started.get(), reason.get());
                }
            }
        } catch (CameoGridException e) {
            failure.complete(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The node gives up", e);
            failure.complete(StartFailure.of(e).error(config.dataDirectory()));
        }
    }

    /** An address book that is not complete yet must not make a voter one that has no vote. */
    private void awaitOwnName() throws InterruptedException {
        Cluster cluster = config.cluster();
        long end = System.nanoTime() + NAMES.toNanos();
        while (isOpen() && ownPlace.entry().isEmpty() && !cluster.voters().allKnown() && System.nanoTime() < end) {
            waiting =
                    "the name service does not know all of " + cluster.voters().entries() + " yet";
            pause(LOOK_MILLIS);
        }
    }

    private Optional<IgniteRun> join(CountDownLatch cutOff) throws InterruptedException {
        SeedFinder seeds = new SeedFinder(config.cluster(), ownPlace, probe);
        joining = Optional.of(seeds);
        waiting = "the node asks " + config.cluster().seedNodes() + " for its cluster";
        if (!isOpen()) {
            return Optional.empty();
        }
        try {
            NodeFailures failures = new NodeFailures(cutOff::countDown);
            return Optional.of(IgniteRun.start(new IgniteSettings(config, failpoints).joining(seeds, failures, tls)));
        } catch (RuntimeException e) {
            DestroyedCaches destroyed = DestroyedCaches.of(e);
            if (!destroyed.isEmpty()) {
                destroyed.remove(IgniteSettings.store(config));
                return Optional.empty();
            }
            StartFailure reason = StartFailure.of(e);
            if (isOpen() && !reason.passes()) {
                LOG.error("The store did not start", e);
                throw reason.error(config.dataDirectory());
            }
            if (isOpen()) {
                waiting = "the node could not join its cluster and tries again: " + reason.reason();
                LOG.warn("This node could not join its cluster and tries again: {}", reason.reason());
                LOG.debug("It could not join because of", e);
                pause(patience(0).toMillis());
            }
            return Optional.empty();
        } finally {
            joining = Optional.empty();
        }
    }

    private void replace(IgniteRun run, String reason) {
        waiting = "the node starts anew: " + reason;
        current = Optional.empty();
        LOG.warn("This node starts anew: {}", reason);
        run.abandon();
    }

    /** Long enough for the others to finish what they begin, and of another length on each node. */
    private Duration patience(int replacements) {
        long base = LEAST_PAUSE_MILLIS << Math.min(replacements, MOST_DOUBLINGS);
        return Duration.ofMillis(base + random.nextLong(4 * base));
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause(long millis) throws InterruptedException {
        closing.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        joining.ifPresent(SeedFinder::giveUp);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        current.ifPresent(IgniteRun::stop);
        current = Optional.empty();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
