package io.cameogrid.grid.verify;

import static java.util.Comparator.comparing;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.api.topology.IndexVerification.Agreement;
import io.cameogrid.api.topology.IndexVerification.VerifiedPartition;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares all copies of all partitions of an index, while documents may be written.
 *
 * <p>The nodes read at different moments, so copies of a partition that is written to look different although they are
 * not. They count as different only if two readings, one after the other, found them so and the partition's counters of
 * updates say that nothing was written from the beginning of the first to the end of the second.
 */
public final class IndexVerifier {
    private static final int LOOKS = 6;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final CopyReader reader;

    public IndexVerifier(CopyReader reader) {
        this.reader = reader;
    }

    /** Reads everything, and what is in doubt again. */
    public IndexVerification verify(IndexDefinition index, Deadline deadline) {
        Map<Integer, VerifiedPartition> verified = new TreeMap<>();
        Map<Integer, List<CopyReading>> before = Map.of();
        Set<Integer> inDoubt =
                IntStream.range(0, index.microshards()).boxed().collect(Collectors.toCollection(TreeSet::new));
        for (int look = 0; look < LOOKS && !inDoubt.isEmpty(); look++) {
            if (look > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            Map<Integer, List<CopyReading>> now = reader.read(index.incarnation(), inDoubt, deadline).stream()
                    .collect(Collectors.groupingBy(CopyReading::partition));
            for (int partition : List.copyOf(inDoubt)) {
                VerifiedPartition result = verified(
                        partition, before.getOrDefault(partition, List.of()), now.getOrDefault(partition, List.of()));
                verified.put(partition, result);
                if (result.agreement() != Agreement.CHANGING) {
                    inDoubt.remove(partition);
                }
            }
            before = now;
        }
        return new IndexVerification(new ArrayList<>(verified.values()));
    }

    private static VerifiedPartition verified(int partition, List<CopyReading> before, List<CopyReading> now) {
        List<VerifiedCopy> copies = now.stream()
                .map(CopyReading::copy)
                .sorted(comparing(VerifiedCopy::primary).reversed().thenComparing(VerifiedCopy::nodeId))
                .toList();
        return new VerifiedPartition(partition, agreement(before, now), copies);
    }

    private static Agreement agreement(List<CopyReading> before, List<CopyReading> now) {
        long contents = now.stream()
                .filter(reading -> reading.copy().problem().isEmpty())
                .map(reading -> List.of(reading.copy().rows(), reading.copy().checksum()))
                .distinct()
                .count();
        if (contents <= 1) {
            return Agreement.SAME;
        }
        return idle(before, now) ? Agreement.DIFFERENT : Agreement.CHANGING;
    }

    /** Whether the same nodes have read the same state both times. */
    private static boolean idle(List<CopyReading> before, List<CopyReading> now) {
        Map<String, CopyReading> earlier = before.stream()
                .collect(Collectors.toMap(reading -> reading.copy().nodeId(), Function.identity()));
        return before.size() == now.size()
                && now.stream()
                        .allMatch(reading -> Optional.ofNullable(
                                        earlier.get(reading.copy().nodeId()))
                                .filter(first -> first.counterBefore() == reading.counterAfter())
                                .isPresent());
    }
}
