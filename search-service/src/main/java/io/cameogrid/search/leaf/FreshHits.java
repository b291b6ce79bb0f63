package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.Total;
import io.cameogrid.search.fetch.HitFetcher;
import io.cameogrid.search.fetch.HitFetcher.Fetched;
import io.cameogrid.search.fetch.IndexedHit;
import io.cameogrid.search.leaf.LeafTask.Page;
import io.cameogrid.search.merge.HitOrder;
import io.cameogrid.search.microshard.MicroshardsView;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.statistics.LiveFrequencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds hits in a view and shows only what the store holds now and what matches now. Safe for use by many threads. */
public final class FreshHits {
    private final HitFetcher fetcher;
    private final RowMatcher matcher;
    private final LiveFrequencies live;

    public FreshHits(HitFetcher fetcher, RowMatcher matcher, LiveFrequencies live) {
        this.fetcher = fetcher;
        this.matcher = matcher;
        this.live = live;
    }

    /** Takes hits one by one. */
    @FunctionalInterface
    interface Receiver {
        void accept(LeafHit hit) throws IOException;
    }

    /** The page, or empty if a document of it has changed since the view was taken. */
    Optional<Page> ifUnchanged(LeafTask task, MicroshardsView view, Deadline deadline) throws IOException {
        ViewSearcher searcher = searcher(task, view, Optional.of(deadline));
        TopSearch.Found found = task.top(0).run(searcher);
        Fetched fetched = fetch(task, hits(task, view, found, searcher), searcher);
        return fetched.stale().isEmpty() ? Optional.of(new Page(fetched.hits(), found.total())) : Optional.empty();
    }

    /**
     * The page, whatever changes: each changed document is shown if it matches as it now is, in its new place, and left
     * out otherwise. The total is that of the view less those left out. More is read as long as some of the page is
     * missing, so that a page is short only at the end of the result.
     */
    Page judged(LeafTask task, MicroshardsView view, Deadline deadline) throws IOException {
        ViewSearcher searcher = searcher(task, view, Optional.of(deadline));
        int extra = 0;
        while (true) {
            TopSearch.Found found = task.top(extra).run(searcher);
            List<IndexedHit> indexed = hits(task, view, found, searcher);
            Fetched fetched = fetch(task, indexed, searcher);
            boolean more = found.hits().size() == task.wanted() + extra;
            List<LeafHit> hits = new ArrayList<>(fetched.hits());
            List<LeafHit> changed = matcher.matching(task, fetched.stale());
            for (LeafHit hit : changed) {
                if (behindPlace(task, hit) && (!more || inPage(task, hit, indexed))) {
                    hits.add(hit);
                }
            }
            if (!more || hits.size() >= task.request().limit()) {
                hits.sort(HitOrder.of(task.request().sort()));
                return new Page(
                        first(hits, task.request().limit()),
                        less(found.total(), fetched.stale().size() - changed.size()));
            }
            extra += Math.max(extra, fetched.stale().size());
        }
    }

    /** Hands over every match, batch by batch, changed documents judged one by one. */
    void each(LeafTask task, MicroshardsView view, Duration timeout, Receiver receiver) throws IOException {
        IndexedHits reader = new IndexedHits(view, List.of(), Explainer.NONE);
        ViewSearcher searcher = searcher(task, view, Optional.empty());
        LeafStream stream = new LeafStream(timeout, matches -> {
            Fetched fetched = fetch(task, reader.read(matches, 0), searcher);
            for (LeafHit hit : fetched.hits()) {
                receiver.accept(hit);
            }
            for (LeafHit hit : matcher.matching(task, fetched.stale())) {
                receiver.accept(hit);
            }
        });
        stream.run(searcher, task.query());
    }

    private ViewSearcher searcher(LeafTask task, MicroshardsView view, Optional<Deadline> deadline) {
        return new ViewSearcher(view.searcher(), live, deadline, task.request().statistics());
    }

    private static List<IndexedHit> hits(
            LeafTask task, MicroshardsView view, TopSearch.Found found, ViewSearcher searcher) throws IOException {
        return new IndexedHits(view, task.request().sort(), Explainer.of(task, searcher))
                .read(found.hits(), task.request().skip());
    }

    /** Hits are many, or large. */
    private Fetched fetch(LeafTask task, List<IndexedHit> hits, ViewSearcher searcher) {
        return fetcher.fetch(task.index().incarnation(), hits, (hit, source) -> {
            searcher.requireInTime();
            return task.shown(hit, source);
        });
    }

    /** Whether a document that has moved is still among those that were read: if not, a later page shows it. */
    private static boolean inPage(LeafTask task, LeafHit moved, List<IndexedHit> indexed) {
        LeafHit last = indexed.getLast().with(moved.source());
        return HitOrder.of(task.request().sort()).compare(moved, last) <= 0;
    }

    /** Whether a document that has moved is still behind the place where the page begins: if not, it is of an earlier page. */
    private static boolean behindPlace(LeafTask task, LeafHit moved) {
        return task.request()
                .after()
                .map(place -> {
                    LeafHit at = new LeafHit(
                            moved.partition(), place.key(), moved.score(), place.sortValues(), moved.source());
                    int order = HitOrder.of(task.request().sort()).compare(moved, at);
                    return place.inclusive() ? order >= 0 : order > 0;
                })
                .orElse(true);
    }

    private static List<LeafHit> first(List<LeafHit> hits, int limit) {
        return hits.subList(0, Math.min(limit, hits.size()));
    }

    private static Total less(Total total, int left) {
        return new Total(Math.max(0, total.value() - left), total.exact());
    }
}
