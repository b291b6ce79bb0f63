package io.cameogrid.rest.json;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;

/** Reads which indexes an alias is to name: {@code {"indexes": ["a", "b"]}} or {@code {"index": "a"}}. */
public final class AliasBody {
    private static final List<String> MEMBERS = List.of("indexes", "index");

    private AliasBody() {}

    /** The indexes, as they were written; at least one. */
    public static List<IndexName> parse(ByteSpan body) {
        List<IndexName> indexes = new ArrayList<>();
        boolean said = false;
        try (RequestJson json = RequestJson.open(body)) {
            json.beginObject();
            while (json.hasMember()) {
                String member = json.member();
                if (!MEMBERS.contains(member)) {
                    throw json.unknown(MEMBERS);
                }
                if (said) {
                    throw json.refusal("give 'indexes' or 'index', not both");
                }
                said = true;
                List<String> names = member.equals("index") ? List.of(json.requireText()) : json.texts();
                names.forEach(name -> indexes.add(IndexName.of(name)));
            }
            if (indexes.isEmpty()) {
                throw json.refusal("an alias names at least one index, as in {\"indexes\": [\"books-2\"]}");
            }
            json.end();
        }
        return indexes;
    }
}
