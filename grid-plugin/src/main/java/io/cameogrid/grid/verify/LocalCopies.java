package io.cameogrid.grid.verify;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.search.microshard.VerifyReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the copies of partitions that this node holds with all their rows. Threads: any number at a time. */
public final class LocalCopies {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);

    /** A report is for people, who are helped by the first ids as much as by all. */
    private static final int MOST_IDS = 100;

    private final Ignite ignite;
    private final LocalPartitions partitions;
    private final Comparison comparison;
    private final String nodeName;

    public LocalCopies(Ignite ignite, LocalPartitions partitions, Comparison comparison, String nodeName) {
        this.ignite = ignite;
        this.partitions = partitions;
        this.comparison = comparison;
        this.nodeName = nodeName;
    }

    /** Compares a microshard of this node with its partition. */
    @FunctionalInterface
    public interface Comparison {
        VerifyReport verify(MicroshardId microshard) throws IOException;
    }

    /** The copies among the partitions that are here; this reads them. */
    public List<CopyReading> read(String incarnation, Collection<Integer> wanted) {
        String cacheName = DocumentCaches.name(incarnation);
        return partitions.ownedPartitions(cacheName).stream()
                .filter(wanted::contains)
                .map(partition -> read(new MicroshardId(incarnation, partition), cacheName))
                .toList();
    }

    private CopyReading read(MicroshardId microshard, String cacheName) {
        int partition = microshard.partition();
        long before = partitions.updateCounter(cacheName, partition);
        VerifiedCopy copy = copy(microshard, primary(cacheName, partition));
        return new CopyReading(partition, before, partitions.updateCounter(cacheName, partition), copy);
    }

    private VerifiedCopy copy(MicroshardId microshard, boolean primary) {
        String nodeId = String.valueOf(ignite.cluster().localNode().consistentId());
        try {
            VerifyReport report = comparison.verify(microshard);
            return new VerifiedCopy(
                    nodeId,
                    nodeName,
                    primary,
                    Optional.empty(),
                    report.rows(),
                    report.checksum(),
                    report.documents(),
                    ids(report.missing()),
                    ids(report.ghosts()),
                    ids(report.stale()),
                    report.unmapped().size());
        } catch (CameoGridException e) {
            return VerifiedCopy.unread(nodeId, nodeName, primary, e.detail());
        } catch (IOException e) {
            LOG.error("microshard {} cannot be read", microshard, e);
            return VerifiedCopy.unread(nodeId, nodeName, primary, "its microshard cannot be read, see the node's log");
        }
    }

    private boolean primary(String cacheName, int partition) {
        int[] primaries =
                ignite.affinity(cacheName).primaryPartitions(ignite.cluster().localNode());
        return Arrays.stream(primaries).anyMatch(id -> id == partition);
    }

    private static List<String> ids(List<DocumentKey> keys) {
        return keys.stream().limit(MOST_IDS).map(DocumentKey::id).toList();
    }
}
