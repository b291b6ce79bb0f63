package io.cameogrid.deploy.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the settings among environment variables: {@code CAMEOGRID_NETWORK__HTTP__PORT} is network.http.port. */
final class EnvironmentSettings {
    /** Variables of the launcher and of the search for the file. */
    private static final Set<String> OTHER_USES = Set.of("CAMEOGRID_CONFIG", "CAMEOGRID_JAVA_OPTS");

    /** What Kubernetes sets in every container of a namespace that has a service named cameogrid. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("CAMEOGRID(_[A-Z0-9_]+?)?_(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|PORT_[0-9]+_(TCP|UDP)(_.*)?)");

    private EnvironmentSettings() {}

    static Map<String, RawValue> read(Map<String, String> environment) {
        Map<String, RawValue> values = new TreeMap<>();
        environment.forEach((variable, text) -> {
            if (variable.startsWith("CAMEOGRID_") && !OTHER_USES.contains(variable) && !isServiceLink(variable, text)) {
                values.put(Setting.keyOf(variable), RawValue.text(text, "environment variable " + variable));
            }
        });
        return values;
    }

    private static boolean isServiceLink(String variable, String text) {
        return SERVICE_LINK.matcher(variable).matches() || text.startsWith("tcp://") || text.startsWith("udp://");
    }
}
