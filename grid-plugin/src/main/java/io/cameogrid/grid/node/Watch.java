package io.cameogrid.grid.node;

import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.node.SeedProbe.Answer;
import io.cameogrid.grid.quorum.Voters;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ignite.cluster.ClusterNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one Ignite node, and says when it should be replaced because there is a cluster without it.
 *
 * <p>Threads: the supervisor's.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long LOOK_MILLIS = 500;

    private final Cluster cluster;
    private final OwnPlace ownPlace;
    private final SeedProbe probe;
    private final IgniteRun run;
    private boolean quorumSeen;

    Watch(Cluster cluster, OwnPlace ownPlace, SeedProbe probe, IgniteRun run) {
        this.cluster = cluster;
        this.ownPlace = ownPlace;
        this.probe = probe;
        this.run = run;
    }

    /**
     * Waits until the node is cut off.
     *
     * @param patience how long another node must answer at a seed's address without joining, or being joined
     * @return why it is cut off; empty if the supervisor closes
     */
    Optional<String> untilCutOff(CountDownLatch cutOff, CountDownLatch closing, Duration patience)
            throws InterruptedException {
        long since = System.nanoTime();
        while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cutOff.getCount() == 0) {
                return Optional.of("the others have gone on without it");
            }
            Optional<String> other;
            try {
                other = hasQuorum() ? Optional.empty() : unseenSeed();
            } catch (IllegalStateException e) {
                LOG.debug("Ignite answers no more", e);
                return Optional.of("its Ignite node has stopped");
            }
            if (other.isEmpty()) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                return Optional.of("it has no majority of " + cluster.voters().entries() + ", and " + other.get()
                        + " answers without being in its cluster");
            }
        }
        return Optional.empty();
    }

    /** Whether there was a majority of the voters at any time. */
    boolean hadQuorum() {
        return quorumSeen;
    }

    private boolean hasQuorum() {
        boolean majority = cluster.voters().isMajority(votersHere());
        quorumSeen |= majority;
        return majority;
    }

    private Set<String> votersHere() {
        return servers()
                .flatMap(node -> Stream.ofNullable(node.<String>attribute(Voters.ATTRIBUTE)))
                .collect(Collectors.toSet());
    }

    private Stream<ClusterNode> servers() {
        return run.ignite().cluster().forServers().nodes().stream();
    }

    private Optional<String> unseenSeed() {
        Set<String> here = votersHere();
        return Voters.of(cluster.seedNodes(), cluster.port()).entries().stream()
                .filter(seed -> !here.contains(seed) && !ownPlace.is(seed))
                .filter(seed -> probe.ask(seed) == Answer.NODE)
                .findFirst();
    }
}
