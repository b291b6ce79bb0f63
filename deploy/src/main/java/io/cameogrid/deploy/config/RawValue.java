package io.cameogrid.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What somebody wrote for a setting.
 *
 * @param value the value; text when it comes from a place that knows only text
 * @param typed whether the place tells numbers from text, as a file does
 * @param origin the place, for messages: {@code cameogrid.toml:12}, {@code --http-port}
 */
record RawValue(JsonNode value, boolean typed, String origin) {
    static RawValue text(String text, String origin) {
        return new RawValue(TextNode.valueOf(text), false, origin);
    }
}
