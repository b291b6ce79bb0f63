package io.cameogrid.rest.json;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalysisRequest.By;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and answers requests for the words of a text, and shows analyzers. */
public final class AnalysisJson {
    private static final int EXPECTED = 1_024;
    private static final List<String> MEMBERS =
            List.of("text", "field", "analyzer", "of_query", "tokenizer", "char_filters", "filters", "search_filters");

    private AnalysisJson() {}

    public static AnalysisRequest parse(IndexName index, ByteSpan body) {
        Optional<String> text = Optional.empty();
        List<By> by = new ArrayList<>();
        boolean ofQuery = false;
        AnalyzerBody steps = new AnalyzerBody();
        try (RequestJson json = RequestJson.open(body)) {
            json.beginObject();
            while (json.hasMember()) {
                switch (json.member()) {
                    case "text" -> text = json.text();
                    case "field" -> json.text().map(By.Field::new).ifPresent(by::add);
                    case "analyzer" -> json.text().map(By.Name::new).ifPresent(by::add);
                    case "of_query" -> ofQuery = json.flag(false);
                    default -> {
                        if (!steps.readMember(json)) {
                            throw json.unknown(MEMBERS);
                        }
                    }
                }
            }
            json.end();
        }
        steps.definition().map(By.Steps::new).ifPresent(by::add);
        if (by.size() > 1 || (steps.definition().isEmpty() && steps.hasFilters())) {
            throw refusal(
                    "name a 'field', or an 'analyzer', or a 'tokenizer' with filters, but one of these only",
                    "analyzer");
        }
        return new AnalysisRequest(
                index,
                text.orElseThrow(() -> refusal("there is no 'text' to analyze", "text")),
                by.stream().findFirst(),
                ofQuery);
    }

    private static CameoGridException refusal(String detail, String field) {
        return new CameoGridException(ErrorCode.INVALID_REQUEST, detail).with("field", field);
    }

    public static ByteSpan answer(List<AnalyzedWord> words) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("tokens").beginArray();
        for (AnalyzedWord word : words) {
            out.beginObject().name("text").value(word.text());
            out.name("position").value(word.position());
            if (word.positionLength() > 1) {
                out.name("position_length").value(word.positionLength());
            }
            out.name("start_offset").value(word.start()).name("end_offset").value(word.end());
            out.name("type").value(word.type()).endObject();
        }
        return out.endArray().endObject().span();
    }

    /** An analyzer as it can be declared. */
    static void analyzer(JsonBuffer out, AnalyzerDefinition analyzer) {
        out.beginObject().name("tokenizer");
        step(out, analyzer.tokenizer());
        if (!analyzer.charFilters().isEmpty()) {
            steps(out.name("char_filters"), analyzer.charFilters());
        }
        steps(out.name("filters"), analyzer.filters());
        analyzer.searchFilters().ifPresent(filters -> steps(out.name("search_filters"), filters));
        out.endObject();
    }

    private static void steps(JsonBuffer out, List<AnalysisStep> steps) {
        out.beginArray();
        steps.forEach(step -> step(out, step));
        out.endArray();
    }

    private static void step(JsonBuffer out, AnalysisStep step) {
        if (step.parameters().isEmpty()) {
            out.value(step.type());
            return;
        }
        out.beginObject().name("type").value(step.type());
        step.parameters().forEach((name, values) -> {
            out.name(name);
            if (values.size() == 1) {
                out.value(values.getFirst());
            } else {
                out.strings(values);
            }
        });
        out.endObject();
    }
}
