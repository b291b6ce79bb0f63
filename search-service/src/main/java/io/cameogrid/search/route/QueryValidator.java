package io.cameogrid.search.route;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.QueryValidation;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.SortTranslator;
import io.cameogrid.search.mapping.TranslatedQuery;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.List;
import java.util.Optional;

/** Takes a search through everything that comes before searching. Safe for use by many threads. */
final class QueryValidator {
    private final QueryReader reader;
    private final SearchPlanner planner;
    private final QueryTranslator queries;
    private final SortTranslator sorts = new SortTranslator();

    QueryValidator(QueryReader reader, SearchPlanner planner, QueryTranslator queries) {
        this.reader = reader;
        this.planner = planner;
        this.queries = queries;
    }

    /** Of several indexes, what the first one says whose search would be refused, or the first of all. */
    QueryValidation validate(List<IndexDefinition> indexes, SearchRequest request) {
        QueryValidation first = validate(indexes, indexes.getFirst(), request);
        return indexes.stream()
                .skip(1)
                .map(index -> validate(indexes, index, request))
                .filter(validation -> !validation.valid())
                .findFirst()
                .filter(later -> first.valid())
                .orElse(first);
    }

    private QueryValidation validate(List<IndexDefinition> indexes, IndexDefinition index, SearchRequest request) {
        Optional<ParsedQuery> parsed = Optional.empty();
        Optional<TranslatedQuery> translated = Optional.empty();
        try {
            parsed = Optional.of(reader.parse(request.query()));
            SearchPlan.Question question =
                    FieldsElsewhere.question(index, indexes, request.query(), parsed.get(), request.lenient());
            translated = Optional.of(queries.translate(index, question.query(), request.lenient()));
            PageOrder order = planner.page(indexes, request, parsed.get());
            sorts.translate(index, order.plans().get(indexes.indexOf(index)).sort());
            return validation(parsed, translated, Optional.empty());
        } catch (CameoGridException e) {
            parsed.ifPresent(query -> new TailPlace(request, query).in(e));
            return validation(parsed, translated, Optional.of(e));
        }
    }

    private static QueryValidation validation(
            Optional<ParsedQuery> parsed, Optional<TranslatedQuery> translated, Optional<CameoGridException> problem) {
        return new QueryValidation(
                parsed,
                translated.map(query -> query.query().toString()),
                translated.map(TranslatedQuery::discarded).orElse(List.of()),
                problem);
    }
}
