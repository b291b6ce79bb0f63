package io.cameogrid.search.cursor;

import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import java.util.List;
import java.util.Optional;

/**
 * What a cursor holds.
 *
 * @param search tells the search that it was made for from any other
 * @param index where the index of the hit is among those of the search
 * @param position of the page's last hit
 * @param ranking what each index of the search was ranked by, if scores decide on the order: so they stay what they are while
 *     other documents are written
 */
public record CursorPlace(SearchIdentity search, int index, SortPosition position, List<Optional<Statistics>> ranking) {
    public CursorPlace {
        ranking = List.copyOf(ranking);
    }
}
