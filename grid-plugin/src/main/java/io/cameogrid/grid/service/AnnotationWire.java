package io.cameogrid.grid.service;

import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.grid.transport.ByteInput;
import io.cameogrid.grid.transport.ByteOutput;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked about hits, and the answers, as bytes. */
final class AnnotationWire {
    private AnnotationWire() {}

    static void write(ByteOutput out, Annotations annotations) {
        out.optional(annotations.highlight(), highlight -> {
            out.list(highlight.fields(), out::text);
            out.text(highlight.preTag()).text(highlight.postTag());
            out.number(highlight.fragmentSize()).number(highlight.fragments()).flag(highlight.escape());
        });
        out.flag(annotations.explain());
    }

    static Annotations annotations(ByteInput in) {
        return new Annotations(
                in.optional(() -> new Annotations.Highlight(
                        in.list(in::text), in.text(), in.text(), (int) in.number(), (int) in.number(), in.flag())),
                in.flag());
    }

    static void write(ByteOutput out, Annotation annotation) {
        out.list(
                List.copyOf(annotation.highlight().entrySet()),
                entry -> out.text(entry.getKey()).list(entry.getValue(), out::text));
        out.optional(annotation.explanation(), explanation -> write(out, explanation));
    }

    static Annotation annotation(ByteInput in) {
        SortedMap<String, List<String>> highlight = new TreeMap<>();
        in.list(() -> Map.entry(in.text(), in.list(in::text)))
                .forEach(entry -> highlight.put(entry.getKey(), entry.getValue()));
        return new Annotation(highlight, in.optional(() -> explanation(in)));
    }

    private static void write(ByteOutput out, Annotation.Explanation explanation) {
        out.real(explanation.value()).text(explanation.description());
        out.list(explanation.details(), detail -> write(out, detail));
    }

    private static Annotation.Explanation explanation(ByteInput in) {
        return new Annotation.Explanation(in.real(), in.text(), in.list(() -> explanation(in)));
    }
}
