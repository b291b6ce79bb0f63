package io.cameogrid.deploy.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows on which line of a TOML text a key stands.
 *
 * <p>The TOML parser gives no positions of keys, so this looks for table headers and for lines that begin with a key. It
 * only serves messages: a key written in an unusual way has no line.
 */
final class TomlLines {
    private static final String NAMES = "[A-Za-z0-9_\"'-]+(?:\\s*\\.\\s*[A-Za-z0-9_\"'-]+)*";
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\[?\\s*(" + NAMES + ")\\s*]]?.*");
    private static final Pattern KEY = Pattern.compile("\\s*(" + NAMES + ")\\s*=.*");

    private final Map<String, Integer> lines = new HashMap<>();

    TomlLines(String text) {
        String table = "";
        List<String> all = text.lines().toList();
        for (int number = 1; number <= all.size(); number++) {
            String line = all.get(number - 1);
            Matcher header = HEADER.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                String name = plain(header.group(1));
                lines.putIfAbsent(name, number);
                table = name + ".";
            } else if (key.matches()) {
                lines.putIfAbsent(table + plain(key.group(1)), number);
            }
        }
    }

    Optional<Integer> find(String key) {
        return Optional.ofNullable(lines.get(key));
    }

    private static String plain(String names) {
        return names.replaceAll("[\\s\"']", "");
    }
}
