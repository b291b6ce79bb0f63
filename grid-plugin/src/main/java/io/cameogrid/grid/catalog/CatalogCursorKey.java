package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.search.port.CursorKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster's key for cursors, in the catalog, where the first node that needs it puts a random one. It never changes.
 *
 * <p>Safe for use by many threads.
 */
public final class CatalogCursorKey implements CursorKey {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogCursorKey.class);
    private static final int BYTES = 32;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final MetastorageCatalog catalog;
    private final Quorum quorum;
    private final AtomicReference<Optional<byte[]>> known = new AtomicReference<>(Optional.empty());

    public CatalogCursorKey(MetastorageCatalog catalog, Quorum quorum) {
        this.catalog = catalog;
        this.quorum = quorum;
    }

    @Override
    public Optional<byte[]> find() {
        Optional<byte[]> present = known.get();
        if (present.isPresent()) {
            return present;
        }
        Optional<byte[]> agreed = catalog.cursorKey().or(this::proposed).map(HexFormat.of()::parseHex);
        agreed.ifPresent(key -> known.set(Optional.of(key)));
        return agreed;
    }

    /** Without quorum this node must not change the catalog; searches that are allowed then do without cursors. */
    private Optional<String> proposed() {
        try {
            quorum.requireToWrite(Deadline.after(TIME));
        } catch (CameoGridException e) {
            LOG.debug("no key for cursors yet: {}", e.detail());
            return Optional.empty();
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        String text = HexFormat.of().formatHex(key);
        return catalog.proposeCursorKey(text) ? Optional.of(text) : catalog.cursorKey();
    }
}
