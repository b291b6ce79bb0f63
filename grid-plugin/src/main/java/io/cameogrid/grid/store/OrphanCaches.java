package io.cameogrid.grid.store;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.StoredCaches;
import io.cameogrid.schema.IndexDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The document caches of no known index, which a crash in the middle of a creation or a deletion leaves on the disk. Only a
 * server that is alone destroys them: otherwise another server may be making an index just now.
 *
 * <p>A client, or an application in this process, may do so as well. Its cache looks like an orphan until its definition is
 * known. So only what was here when the node started is looked at; and whoever makes an index claims its cache in between,
 * and is refused if it goes.
 */
public final class OrphanCaches {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanCaches.class);

    private final Ignite ignite;
    private final StoredCaches stored;
    private final Set<String> candidates = new HashSet<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> condemned = new HashSet<>();
    private boolean decided;

    public OrphanCaches(Ignite ignite) {
        this.ignite = ignite;
        this.stored = new StoredCaches(ignite);
    }

    /** To be called when the node has started, before it serves anybody: what is there now may be an orphan. */
    public synchronized void look() {
        stored.names().stream()
                .filter(name -> DocumentCaches.incarnation(name).isPresent())
                .forEach(candidates::add);
    }

    /**
     * To be called for each incarnation that is made, between its cache and its definition.
     *
     * @throws CameoGridException NOT_READY if its cache is being destroyed
     */
    public synchronized void claim(String incarnation) {
        String name = DocumentCaches.name(incarnation);
        if (!decided) {
            claimed.add(name);
        }
        if (condemned.contains(name)) {
            throw new CameoGridException(ErrorCode.NOT_READY, "the server has only just started; repeat");
        }
    }

    /** @param known every incarnation that a definition or a move tells of */
    public void destroy(Collection<IndexDefinition> known) {
        boolean alone = ignite.cluster().forServers().nodes().size() == 1;
        for (String name : condemn(alone, known)) {
            LOG.info("cache {} belongs to no index; a crash left it, it is destroyed", name);
            try {
                ignite.destroyCache(name);
            } catch (CacheException | IgniteException e) {
                LOG.warn("cache {} could not be destroyed; it stays, unused, until the next start", name, e);
            }
        }
    }

    /** What is not condemned now never is. */
    private synchronized Set<String> condemn(boolean alone, Collection<IndexDefinition> known) {
        Set<String> orphans = new HashSet<>(alone ? candidates : Set.of());
        orphans.removeAll(claimed);
        known.forEach(index -> orphans.remove(DocumentCaches.name(index.incarnation())));
        condemned.addAll(orphans);
        candidates.clear();
        claimed.clear();
        decided = true;
        return orphans;
    }
}
