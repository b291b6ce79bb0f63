package io.cameogrid.search.highlight;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations.Highlight;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.NearestNames;
import io.cameogrid.schema.json.DocumentReader;
import io.cameogrid.schema.json.DocumentVisitor;
import io.cameogrid.schema.json.FieldPath;
import io.cameogrid.schema.json.FieldPaths;
import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.schema.json.Leaf;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.TextForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.search.Query;

/** Highlights the hits of one search, one after the other. Confined to one thread. */
public final class Highlighting {
    /** What is analyzed of one hit. Matches that come later are not shown. */
    private static final int MAX_CHARACTERS = 1_000_000;

    private final Highlight wanted;
    private final Deadline deadline;
    private final Map<TextForm, TextHighlighter> highlighters = new HashMap<>();
    private final DocumentReader<List<TextForm>> reader;

    /**
     * Highlighting in those of the fields that the query looks into.
     *
     * @throws CameoGridException INVALID_PARAMETER if a field is named that has no texts
     */
    public Highlighting(
            IndexDefinition index, AnalyzerCatalog analyzers, Query query, Highlight wanted, Deadline deadline) {
        this.wanted = wanted;
        this.deadline = deadline;
        PositiveClauses clauses = new PositiveClauses(query);
        Map<String, List<TextForm>> byValues = new HashMap<>();
        for (TextForm form : named(TextForm.of(index, analyzers), wanted.fields())) {
            if (clauses.lookInto(form.lucene())) {
                Query any = clauses.any(form.lucene());
                highlighters.put(form, new TextHighlighter(form.lucene(), any, timed(form.analyzer()), wanted));
                byValues.computeIfAbsent(form.valuesAt(), path -> new ArrayList<>())
                        .add(form);
            }
        }
        this.reader =
                new DocumentReader<>(FieldPaths.of(byValues.keySet(), path -> byValues.getOrDefault(path, List.of())));
    }

    /** Those of the names, or beneath them; all if there are no names. */
    private static List<TextForm> named(List<TextForm> forms, List<String> names) {
        for (String name : names) {
            if (forms.stream().noneMatch(form -> isOrIsBeneath(form.path(), name))) {
                TreeSet<String> known = new TreeSet<>();
                forms.forEach(form -> known.add(form.path()));
                throw new CameoGridException(
                                ErrorCode.INVALID_PARAMETER,
                                "'" + FieldValueText.abbreviate(name)
                                        + "' cannot be highlighted: it is no indexed text or string"
                                        + NearestNames.question(name, known))
                        .with("parameter", "highlight");
            }
        }
        return names.isEmpty()
                ? forms
                : forms.stream()
                        .filter(form -> names.stream().anyMatch(name -> isOrIsBeneath(form.path(), name)))
                        .toList();
    }

    private static boolean isOrIsBeneath(String path, String name) {
        return path.equals(name) || path.startsWith(name + '.');
    }

    /** The pieces of a hit's texts, by field. */
    public SortedMap<String, List<String>> of(String id, JsonBytes source) {
        SortedMap<String, List<String>> pieces = new TreeMap<>();
        if (highlighters.isEmpty()) {
            return pieces;
        }
        Texts texts = new Texts();
        try {
            reader.read(id, source, texts);
        } catch (CameoGridException e) {
            if (e.code() == ErrorCode.TIMEOUT) {
                throw e;
            }
            // Only an application that writes to the cache by itself can put what is no document: it has no texts.
            return pieces;
        } catch (UncheckedIOException e) {
            throw new CameoGridException(ErrorCode.INTERNAL, "a text in memory could not be read", e);
        }
        texts.found.forEach((form, best) -> {
            if (!best.best().isEmpty()) {
                pieces.put(form.path(), best.best());
            }
        });
        return pieces;
    }

    /** A long text can have very many words. */
    private Analyzer timed(Analyzer analyzer) {
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return analyzer;
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents words) {
                return new TokenStreamComponents(
                        words.getSource(), new TimedWords(words.getTokenStream(), Highlighting.this::requireInTime));
            }
        };
    }

    private void requireInTime() {
        if (deadline.expired()) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "highlighting did not end in the search's time; ask for fewer hits or fields");
        }
    }

    /** The texts of one document, highlighted as they come. */
    private final class Texts implements DocumentVisitor<List<TextForm>> {
        private final Map<TextForm, Pieces> found = new HashMap<>();
        private int left = MAX_CHARACTERS;

        @Override
        public void value(FieldPath<List<TextForm>> path, Leaf leaf) {
            if (path.plan().isEmpty() || leaf.kind() == Leaf.Kind.NULL || left <= 0) {
                return;
            }
            requireInTime();
            String text = leaf.text();
            if (text.length() > left) {
                int end = Character.isHighSurrogate(text.charAt(left - 1)) ? left - 1 : left;
                text = text.substring(0, end);
            }
            left -= text.length();
            for (TextForm form : path.plan()) {
                add(form, text);
            }
        }

        private void add(TextForm form, String text) {
            TextHighlighter highlighter = highlighters.get(form);
            if (highlighter == null || text.isEmpty()) {
                return;
            }
            try {
                found.computeIfAbsent(form, first -> new Pieces(wanted))
                        .add(highlighter.passages(text), text, form.markup());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
