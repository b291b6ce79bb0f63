package io.cameogrid.deploy.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a configuration file into values by full key, each knowing its line. */
final class TomlFile {
    private final Path file;

    TomlFile(Path file) {
        this.file = file;
    }

    /** The values in the order of the file. Throws INVALID_CONFIGURATION if it cannot be read or is not TOML. */
    Map<String, RawValue> read() {
        String text = text();
        JsonNode root = tree(text);
        Map<String, RawValue> values = new LinkedHashMap<>();
        collect("", root, new TomlLines(text), values);
        return values;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw refused("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw refused("not UTF-8 text", e);
        } catch (IOException e) {
            throw refused("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(JsonLocation::getLineNr)
                    .filter(line -> line > 0)
                    .map(line -> ":" + line)
                    .orElse("");
            throw new CameoGridException(
                    ErrorCode.INVALID_CONFIGURATION, file + place + ": not valid TOML: " + e.getOriginalMessage(), e);
        }
    }

    private void collect(String prefix, JsonNode table, TomlLines lines, Map<String, RawValue> values) {
        for (Map.Entry<String, JsonNode> member : table.properties()) {
            String key = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                collect(key + ".", value, lines, values);
            } else {
                values.put(key, new RawValue(value, true, place(lines.find(key))));
            }
        }
    }

    private String place(Optional<Integer> line) {
        return line.map(number -> file + ":" + number).orElse(file.toString());
    }

    private CameoGridException refused(String why, IOException cause) {
        return new CameoGridException(ErrorCode.INVALID_CONFIGURATION, file + ": " + why, cause);
    }
}
