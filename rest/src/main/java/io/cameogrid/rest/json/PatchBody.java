package io.cameogrid.rest.json;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.SchemaPatch;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which fields a client wants to be searched, and which not; and which analyzers are to go. */
public final class PatchBody {
    private static final List<String> MEMBERS = List.of("field_updates", "default_fields", "analyzers");

    private PatchBody() {}

    public static SchemaPatch parse(ByteSpan body) {
        try (RequestJson json = RequestJson.open(body)) {
            json.beginObject();
            Map<String, Boolean> updates = new LinkedHashMap<>();
            Optional<List<String>> defaultFields = Optional.empty();
            Set<String> withoutAnalyzers = new LinkedHashSet<>();
            while (json.hasMember()) {
                switch (json.member()) {
                    case "field_updates" -> readUpdates(json, updates);
                    case "default_fields" ->
                        defaultFields = json.isNull() ? Optional.empty() : Optional.of(json.texts());
                    case "analyzers" -> readAnalyzers(json, withoutAnalyzers);
                    default -> throw json.unknown(MEMBERS);
                }
            }
            json.end();
            if (updates.isEmpty() && defaultFields.isEmpty() && withoutAnalyzers.isEmpty()) {
                throw json.refusal("nothing is to be changed: name fields in 'field_updates', each with true or false");
            }
            return new SchemaPatch(updates, defaultFields, withoutAnalyzers);
        }
    }

    private static void readAnalyzers(RequestJson json, Set<String> without) {
        if (json.isNull()) {
            return;
        }
        json.requireObject();
        while (json.hasMember()) {
            if (!json.isNull()) {
                throw json.refusal(
                        "'" + json.member() + "' must be null, which takes the analyzer away; declare and change"
                                + " analyzers with PUT _config");
            }
            without.add(json.member());
        }
    }

    private static void readUpdates(RequestJson json, Map<String, Boolean> updates) {
        if (json.isNull()) {
            return;
        }
        json.requireObject();
        while (json.hasMember()) {
            if (json.isNull()) {
                throw json.refusal("'" + json.member() + "' must be true or false, but is null");
            }
            updates.put(json.member(), json.flag(false));
        }
    }
}
