package io.cameogrid.deploy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values given for settings by all sources, the strongest source first. Threads: one. */
final class SettingValues {
    private final List<Map<String, RawValue>> sources;
    private final Problems problems;

    SettingValues(List<Map<String, RawValue>> sources, Problems problems) {
        this.sources = List.copyOf(sources);
        this.problems = problems;
    }

    /** The value of a setting, or empty if nobody gave one. A value that does not fit is noted as a problem. */
    <T> Optional<T> find(Setting<T> setting) {
        return given(setting).flatMap(raw -> read(setting, raw));
    }

    private <T> Optional<T> read(Setting<T> setting, RawValue raw) {
        Optional<T> value = setting.type().read(raw);
        if (value.isEmpty()) {
            problems.add(
                    raw.origin(),
                    setting.key() + " is " + setting.type().show(raw) + ", expected "
                            + setting.type().expectation());
        }
        return value;
    }

    /** The place that a setting has its value from. */
    String origin(Setting<?> setting) {
        return given(setting).map(RawValue::origin).orElse("default");
    }

    /** Notes every key that is not a setting, and every setting that a source gives two values. */
    void check() {
        ForeignKeys foreign = new ForeignKeys();
        Set<String> names = Settings.names();
        for (Map<String, RawValue> source : sources) {
            source.forEach((key, raw) -> {
                if (!names.contains(key)) {
                    problems.add(raw.origin(), unknown(key, raw, names, foreign));
                }
            });
            Settings.all().forEach(setting -> checkAliases(setting, source));
        }
    }

    private static String unknown(String key, RawValue raw, Set<String> names, ForeignKeys foreign) {
        Optional<String> remedy = foreign.remedy(key);
        if (remedy.isPresent()) {
            return key + " is a setting of CameoDB that CameoGrid does not have: " + remedy.get();
        }
        String refusal = raw.typed() ? key + " is not a setting" : "there is no such setting";
        return NearestName.to(key, names)
                .map(name -> raw.typed() ? name : Setting.variable(name))
                .map(name -> refusal + "; did you mean " + name + "?")
                .orElse(refusal);
    }

    private void checkAliases(Setting<?> setting, Map<String, RawValue> source) {
        List<RawValue> values = valuesIn(source, setting);
        if (values.size() > 1 && !values.get(0).value().equals(values.get(1).value())) {
            problems.add(
                    values.get(1).origin(),
                    setting.key() + " and " + String.join(", ", setting.aliases())
                            + " are the same setting and have two values; keep " + setting.key());
        }
    }

    private Optional<RawValue> given(Setting<?> setting) {
        return sources.stream()
                .flatMap(source -> valuesIn(source, setting).stream())
                .findFirst();
    }

    private static List<RawValue> valuesIn(Map<String, RawValue> source, Setting<?> setting) {
        List<RawValue> values = new ArrayList<>();
        Optional.ofNullable(source.get(setting.key())).ifPresent(values::add);
        setting.aliases()
                .forEach(alias -> Optional.ofNullable(source.get(alias)).ifPresent(values::add));
        return values;
    }

    /** Settings that were given a value, each a line with the value as it was written and its place. */
    List<String> given() {
        List<String> lines = new ArrayList<>();
        for (Setting<?> setting : Settings.all()) {
            given(setting)
                    .ifPresent(raw ->
                            lines.add(setting.key() + " = " + setting.type().show(raw) + "  (" + raw.origin() + ")"));
        }
        return lines;
    }
}
