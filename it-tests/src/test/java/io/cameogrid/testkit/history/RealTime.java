package io.cameogrid.testkit.history;

import io.cameogrid.testkit.history.DependencyGraph.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What had ended before another began comes before it; only the edges from which all others follow are added. */
final class RealTime {
    private RealTime() {}

    /**
     * A transaction's time.
     *
     * @param end {@link Long#MAX_VALUE} if it may still have been under way when the history ended
     */
    record Span(int transaction, long begin, long end) {}

    private record Moment(long time, boolean begins, Span span) {}

    static void addTo(DependencyGraph graph, List<Span> spans) {
        List<Moment> moments = new ArrayList<>();
        for (Span span : spans) {
            moments.add(new Moment(span.begin(), true, span));
            moments.add(new Moment(span.end(), false, span));
        }
        // What begins in the very nanosecond in which another ends may have come first.
        moments.sort(Comparator.comparingLong(Moment::time).thenComparing(Moment::begins, Comparator.reverseOrder()));
        List<Span> lastEnded = new ArrayList<>();
        for (Moment moment : moments) {
            Span span = moment.span();
            if (moment.begins()) {
                lastEnded.forEach(ended -> graph.add(ended.transaction(), span.transaction(), Reason.ENDED_BEFORE));
            } else {
                lastEnded.removeIf(ended -> ended.end() < span.begin());
                lastEnded.add(span);
            }
        }
    }
}
