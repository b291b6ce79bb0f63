package io.cameogrid.rest.json;

import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import java.util.List;

/** Shows aliases. */
public final class AliasJson {
    private static final int EXPECTED = 256;

    private AliasJson() {}

    public static ByteSpan alias(IndexAlias alias) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        members(out, alias);
        return out.endObject().span();
    }

    /** @param result what became of it */
    public static ByteSpan changed(IndexAlias alias, String result) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        members(out, alias);
        return out.name("result").value(result).endObject().span();
    }

    public static ByteSpan list(List<IndexAlias> aliases) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("aliases").beginArray();
        for (IndexAlias alias : aliases) {
            out.beginObject();
            members(out, alias);
            out.endObject();
        }
        return out.endArray()
                .name("total_aliases")
                .value(aliases.size())
                .endObject()
                .span();
    }

    private static void members(JsonBuffer out, IndexAlias alias) {
        out.name("alias").value(alias.name().value());
        out.name("indexes")
                .strings(alias.indexes().stream().map(IndexName::value).toList());
        out.name("version").value(alias.version());
    }
}
