package io.cameogrid.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fits a hit on a line of a terminal. */
final class HitLine {
    private static final int LINE = 112;
    private static final int TEXT = 48;

    private HitLine() {}

    static String of(JsonNode hit) {
        ObjectNode brief = JsonNodeFactory.instance.objectNode();
        hit.properties().forEach(member -> brief.set(member.getKey(), brief(member.getValue())));
        String line = brief.toString();
        return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "…";
    }

    private static JsonNode brief(JsonNode value) {
        if (value.isTextual() && value.asText().length() > TEXT) {
            return JsonNodeFactory.instance.textNode(value.asText().substring(0, TEXT - 1) + "…");
        }
        return value;
    }
}
