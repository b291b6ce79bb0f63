package io.cameogrid.search.route;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.SortClause;
import io.cameogrid.query.TailClauses;
import io.cameogrid.schema.json.FieldValueText;
import java.util.Optional;

/**
 * Says where in the query string a refused parameter stands, if it stands there: the tail of a query says what the request's
 * own members leave open, and whoever refuses an order or a page does not see which of both it was.
 */
final class TailPlace {
    private final SearchRequest request;
    private final TailClauses tail;

    TailPlace(SearchRequest request, ParsedQuery parsed) {
        this.request = request;
        this.tail = parsed.tail();
    }

    /** The refusal, with the fact {@code position} if it is one of something in the tail. */
    CameoGridException in(CameoGridException refusal) {
        if (!tail.equals(TailClauses.NONE) && !refusal.facts().containsKey("position")) {
            position(refusal).ifPresent(position -> refusal.with("position", position));
        }
        return refusal;
    }

    private Optional<Integer> position(CameoGridException refusal) {
        Object parameter = refusal.facts().getOrDefault("parameter", "");
        if (parameter.equals("sort")) {
            return request.sort().isEmpty() ? sorted(refusal) : Optional.empty();
        }
        if (parameter.equals("fields")) {
            return request.fields().isEmpty() ? clause("return") : Optional.empty();
        }
        return parameter.equals("limit") || parameter.equals("offset") ? limit().or(this::offset) : Optional.empty();
    }

    private Optional<Integer> sorted(CameoGridException refusal) {
        Object field = refusal.facts().getOrDefault("field", "");
        return tail.sort().stream()
                .filter(clause -> FieldValueText.abbreviate(clause.field()).equals(field)
                        || clause.field().equals(field))
                .map(SortClause::position)
                .findFirst()
                .or(() -> clause("sort"));
    }

    private Optional<Integer> limit() {
        return request.limit().isPresent() ? Optional.empty() : clause("limit");
    }

    /** Where the offset stands, if the query's own counts. */
    Optional<Integer> offset() {
        return request.offset().isPresent() ? Optional.empty() : clause("offset");
    }

    private Optional<Integer> clause(String keyword) {
        return Optional.ofNullable(tail.positions().get(keyword));
    }
}
