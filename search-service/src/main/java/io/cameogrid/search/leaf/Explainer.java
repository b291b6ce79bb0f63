package io.cameogrid.search.leaf;

import io.cameogrid.api.search.Annotation.Explanation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Says how the scores of documents came about. */
@FunctionalInterface
interface Explainer {
    /** For searches that do not want to know. */
    Explainer NONE = document -> Optional.empty();

    /** @param document its number in the view */
    Optional<Explanation> of(int document) throws IOException;

    /** By the statistics of the search, whoever counted them. */
    static Explainer of(LeafTask task, ViewSearcher searcher) throws IOException {
        if (!task.request().annotations().explain()) {
            return NONE;
        }
        Weight weight = searcher.createWeight(searcher.rewrite(task.query()), ScoreMode.COMPLETE, 1);
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        return document -> {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
            return Optional.of(tree(weight.explain(leaf, document - leaf.docBase)));
        };
    }

    private static Explanation tree(org.apache.lucene.search.Explanation lucene) {
        return new Explanation(
                lucene.getValue().doubleValue(),
                lucene.getDescription(),
                Arrays.stream(lucene.getDetails()).map(Explainer::tree).toList());
    }
}
