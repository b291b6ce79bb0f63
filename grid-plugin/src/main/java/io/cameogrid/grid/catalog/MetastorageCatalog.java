package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.Metastorage;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.SchemaSource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.ignite.Ignite;
import org.jspecify.annotations.Nullable;

/**
 * The index definitions of the cluster, mirrored in this node's memory and changed by compare-and-set.
 *
 * <p>Keys: {@code cameogrid.index.<name>} for the index or the alias that is there, {@code cameogrid.kept.<name>} for the definition that
 * outlived its index; {@code cameogrid.cursor-key}. Threads: reads from any thread, without locks; changes arrive in the grid's discovery thread.
 * They are in the memory of every server before they are acknowledged, but a client may hear of them a little later; it
 * asks a server before it says that there is no such index.
 */
public final class MetastorageCatalog implements SchemaSource {
    private static final String PREFIX = "cameogrid.";
    private static final String INDEX = PREFIX + "index.";
    private static final String KEPT = PREFIX + "kept.";
    private static final String CURSOR_KEY = PREFIX + "cursor-key";
    private static final Duration LEARNING_TIME = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DefinitionCodec codec = new DefinitionCodec();
    private final EntryCodec entries = new EntryCodec(codec);
    private final AliasMirror aliases = new AliasMirror();
    private final Map<String, Entry> byName = new ConcurrentHashMap<>();
    private final Map<String, IndexDefinition> byIncarnation = new ConcurrentHashMap<>();
    /** Of each incarnation that there was of an index that there is, the index's origin. */
    private final Map<String, String> origins = new ConcurrentHashMap<>();

    /** Of each incarnation, the newest version that is known to be on every server's disk. */
    private final Map<String, Long> durable = new ConcurrentHashMap<>();

    private final List<Consumer<IndexDefinition>> dropListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<CatalogEntry>> changeListeners = new CopyOnWriteArrayList<>();
    private final Metastorage metastorage;
    private final Servers servers;

    /** What the metastorage holds, and what it means. */
    private record Entry(String encoded, CatalogEntry content) {
        IndexDefinition definition() {
            return content.definition();
        }
    }

    private MetastorageCatalog(Ignite ignite, Servers servers) {
        this.servers = servers;
        this.metastorage = Metastorage.register(ignite, PREFIX, this::changed);
    }

    /**
     * To be called while plugins start.
     *
     * @param servers are not asked before the node has started
     */
    public static MetastorageCatalog register(Ignite ignite, Servers servers) {
        return new MetastorageCatalog(ignite, servers);
    }

    /**
     * Tells the listener of each incarnation that goes, with its index or because the documents have moved; in the discovery
     * thread, so it must not block.
     */
    public void onDrop(Consumer<IndexDefinition> listener) {
        dropListeners.add(listener);
    }

    /** Tells the listener of each entry that was changed or made; in the discovery thread, so it must not block. */
    public void onChange(Consumer<CatalogEntry> listener) {
        changeListeners.add(listener);
    }

    @Override
    public Optional<IndexDefinition> find(IndexName name) {
        Optional<IndexDefinition> here = mirrored(name);
        return here.isPresent() || !metastorage.lags() ? here : learned(name);
    }

    private Optional<IndexDefinition> mirrored(IndexName name) {
        return Optional.ofNullable(byName.get(name.value())).map(Entry::definition);
    }

    /** What a server knows, this client is about to hear: with the index's cache, which was made before. */
    private Optional<IndexDefinition> learned(IndexName name) {
        Deadline deadline = Deadline.after(LEARNING_TIME);
        while (servers.know(name)) {
            Optional<IndexDefinition> here = mirrored(name);
            if (here.isPresent()) {
                return here;
            }
            if (deadline.expired()) {
                throw new CameoGridException(ErrorCode.NOT_READY, "this client has not heard of the index yet; repeat")
                        .with("index", name.value());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Optional.empty();
    }

    @Override
    public Optional<IndexDefinition> findIncarnation(String incarnation) {
        return Optional.ofNullable(byIncarnation.get(incarnation));
    }

    /** Every index, in the order of names. */
    public Collection<IndexDefinition> all() {
        Map<String, IndexDefinition> sorted = new TreeMap<>();
        byName.forEach((name, entry) -> sorted.put(name, entry.definition()));
        return sorted.values();
    }

    /** Every index in each of its caches, of which it has two while its documents move. */
    public Collection<IndexDefinition> allIncarnations() {
        return entries().stream()
                .flatMap(entry -> entry.incarnations().stream())
                .toList();
    }

    /** Every entry, in the order of names. */
    public List<CatalogEntry> entries() {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().content())
                .toList();
    }

    /**
     * Whether the name is that of this incarnation, as the grid has it and not as this node has heard of it. If a node hears of
     * an index's end at all, then before it hears of that of its cache.
     */
    public boolean isNamed(IndexDefinition index) {
        return metastorage
                .read(INDEX + index.name())
                .filter(value -> !AliasCodec.isAlias(value))
                .map(value -> entries.decode(value).definition().incarnation())
                .filter(index.incarnation()::equals)
                .isPresent();
    }

    /** The definition and the move of an index that this node has heard of. */
    public Optional<CatalogEntry> entry(IndexName name) {
        return Optional.ofNullable(byName.get(name.value())).map(Entry::content);
    }

    /** Whether the incarnation is, or was, one of the same index: then what fits its definition fits that of the entry. */
    public boolean isOf(CatalogEntry entry, String incarnation) {
        return entry.origin().equals(origins.get(incarnation));
    }

    /** Takes the definition of an index that is being made, so that its rows can be mapped; its name is not known yet. */
    public IndexDefinition learnDraft(String encoded) {
        IndexDefinition draft = codec.decode(encoded);
        byIncarnation.putIfAbsent(draft.incarnation(), draft);
        return draft;
    }

    /** Forgets what {@link #learnDraft} took. */
    public IndexDefinition forgetDraft(String encoded) {
        IndexDefinition draft = codec.decode(encoded);
        byIncarnation.remove(draft.incarnation());
        return draft;
    }

    /** The definition as {@link #learnDraft} takes it on other nodes. */
    String encoded(IndexDefinition index) {
        return codec.encode(index);
    }

    /** The definition that a dropped index of the name left behind. */
    Optional<IndexDefinition> kept(IndexName name) {
        return metastorage.read(KEPT + name).map(codec::decode);
    }

    Optional<AliasEntry> alias(IndexName name) {
        return aliases.find(name);
    }

    List<AliasEntry> aliases() {
        return aliases.all();
    }

    /** Puts an alias in the place of another, or of nothing; returns false if anything else is there. */
    boolean swapAlias(Optional<AliasEntry> before, AliasEntry after, Deadline deadline) {
        String encoded = aliases.encode(after);
        if (!metastorage.compareAndSet(
                INDEX + after.name(), before.map(aliases::encode).orElse(null), encoded)) {
            return false;
        }
        servers.awaitOnDisk(encoded, deadline);
        return true;
    }

    boolean removeAlias(AliasEntry alias) {
        return metastorage.compareAndRemove(INDEX + alias.name(), aliases.encode(alias));
    }

    Optional<String> cursorKey() {
        return metastorage.read(CURSOR_KEY);
    }

    /** Makes this the cluster's key unless it has one; returns whether it did. */
    boolean proposeCursorKey(String key) {
        return metastorage.compareAndSet(CURSOR_KEY, null, key);
    }

    /** Makes the definition known everywhere if the name is free; returns whether it did. */
    boolean create(IndexDefinition index, Deadline deadline) {
        return swap(INDEX + index.name(), null, CatalogEntry.created(index), deadline);
    }

    /** Replaces one version by the next; returns false if another change came first. */
    boolean replace(IndexDefinition present, IndexDefinition next, Deadline deadline) {
        Entry entry = byName.get(present.name().value());
        return entry != null
                && entry.definition().equals(present)
                && swap(INDEX + next.name(), entry.encoded(), entry.content().with(next), deadline);
    }

    /**
     * Puts an entry in the place of another, on the disk of every server; returns false if another change came first. Should
     * it throw, it may have been done or not.
     */
    public boolean replace(CatalogEntry before, CatalogEntry after, Deadline deadline) {
        IndexName name = before.definition().name();
        Entry entry = byName.get(name.value());
        if (entry == null || !entry.content().equals(before)) {
            return false;
        }
        String encoded = entries.encode(after);
        if (!metastorage.compareAndSet(INDEX + name, entry.encoded(), encoded)) {
            return false;
        }
        servers.awaitOnDisk(encoded, deadline);
        return true;
    }

    /** Removes the entry; returns false if it changed meanwhile. */
    boolean remove(CatalogEntry removed, boolean keepSchema) {
        IndexDefinition index = removed.definition();
        if (keepSchema) {
            String key = KEPT + index.name();
            metastorage.compareAndSet(key, metastorage.read(key).orElse(null), codec.encode(index));
        } else {
            metastorage
                    .read(KEPT + index.name())
                    .ifPresent(old -> metastorage.compareAndRemove(KEPT + index.name(), old));
        }
        Entry entry = byName.get(index.name().value());
        return entry != null
                && entry.content().equals(removed)
                && metastorage.compareAndRemove(INDEX + index.name(), entry.encoded());
    }

    private boolean swap(String key, @Nullable String before, CatalogEntry next, Deadline deadline) {
        if (!metastorage.compareAndSet(key, before, entries.encode(next))) {
            return false;
        }
        // The discovery thread has told of the change before it told that it was made: the caller finds it from now on.
        awaitDurable(next.definition(), deadline);
        return true;
    }

    /**
     * Returns when the definition, or a later one, is on the disk of every server; to be called before a row is written that
     * needs it. For the row is durable on each of its owners before it is acknowledged: a crash must not leave one of them,
     * or all, with the row and without the definition. It is not enough that whoever changes the definition waits: another
     * writer sees the change, and could use it, at once.
     *
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT
     */
    void awaitDurable(IndexDefinition index, Deadline deadline) {
        if (durable.getOrDefault(index.incarnation(), 0L) < index.version()) {
            servers.awaitOnDisk(encodedFrom(index), deadline);
            durable.merge(index.incarnation(), index.version(), Math::max);
        }
    }

    /** Returns when the entry, or a later one, is on the disk of every server. Throws TIMEOUT. */
    public void awaitDurable(CatalogEntry entry, Deadline deadline) {
        servers.awaitOnDisk(entries.encode(entry), deadline);
    }

    /** The index's entry with this version of the definition, or a later one. */
    private String encodedFrom(IndexDefinition index) {
        Entry entry = byName.get(index.name().value());
        return entry != null && entry.definition().incarnation().equals(index.incarnation())
                ? entry.encoded()
                : codec.encode(index);
    }

    /** This server's part of {@link #awaitDurable}. */
    public void awaitOnDisk(String encoded, Deadline deadline) {
        IndexName name = AliasCodec.isAlias(encoded)
                ? aliases.name(encoded)
                : codec.decode(encoded).name();
        metastorage.awaitOnDisk(INDEX + name, encoded, deadline);
    }

    /** The definition that was sent. */
    public IndexDefinition decoded(String encoded) {
        return codec.decode(encoded);
    }

    private synchronized void changed(String key, Optional<String> value) {
        if (!key.startsWith(INDEX)) {
            return;
        }
        String name = key.substring(INDEX.length());
        Optional<Entry> after =
                aliases.unlessAlias(name, value).map(encoded -> new Entry(encoded, entries.decode(encoded)));
        Entry before = byName.get(name);
        if (before != null && after.isPresent() && after.get().content().precedes(before.content())) {
            return;
        }
        Map<String, IndexDefinition> gone = incarnations(Optional.ofNullable(before));
        Map<String, IndexDefinition> present = incarnations(after);
        byIncarnation.putAll(present);
        after.ifPresent(entry ->
                present.keySet().forEach(id -> origins.put(id, entry.content().origin())));
        after.ifPresentOrElse(entry -> byName.put(name, entry), () -> byName.remove(name));
        // A node that was away may hear of an index's successor without having heard of its end.
        gone.keySet().removeAll(present.keySet());
        gone.values().forEach(this::forget);
        if (before != null && after.filter(entry -> sameIndex(entry, before)).isEmpty()) {
            origins.values().removeIf(before.content().origin()::equals);
        }
        after.ifPresent(entry -> changeListeners.forEach(listener -> listener.accept(entry.content())));
    }

    private void forget(IndexDefinition incarnation) {
        byIncarnation.remove(incarnation.incarnation());
        durable.remove(incarnation.incarnation());
        dropListeners.forEach(listener -> listener.accept(incarnation));
    }

    private static Map<String, IndexDefinition> incarnations(Optional<Entry> entry) {
        Map<String, IndexDefinition> incarnations = new HashMap<>();
        entry.map(Entry::content)
                .map(CatalogEntry::incarnations)
                .orElse(List.of())
                .forEach(index -> incarnations.put(index.incarnation(), index));
        return incarnations;
    }

    private static boolean sameIndex(Entry one, Entry other) {
        return one.content().origin().equals(other.content().origin());
    }
}
