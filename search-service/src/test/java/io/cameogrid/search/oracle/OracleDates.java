package io.cameogrid.search.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Dates as java.time reads them. */
final class OracleDates {
    private static final Map<String, Function<String, Instant>> FORMS = forms();

    private OracleDates() {}

    static Instant instant(JsonNode value) {
        return value.isNumber() ? Instant.ofEpochSecond(value.longValue()) : instant(value.textValue());
    }

    static Instant instant(String text) {
        return FORMS.entrySet().stream()
                .filter(form -> text.matches(form.getKey()))
                .findFirst()
                .map(form -> form.getValue().apply(text))
                .orElseThrow(OracleValues.Unfit::new);
    }

    private static Map<String, Function<String, Instant>> forms() {
        Map<String, Function<String, Instant>> forms = new LinkedHashMap<>();
        forms.put("\\d{4}", text -> midnight(Year.parse(text).atDay(1)));
        forms.put("\\d{4}-\\d{2}", text -> midnight(YearMonth.parse(text).atDay(1)));
        forms.put("\\d{4}([-/.]?)\\d{2}\\1\\d{2}", text -> midnight(basic(text.replaceAll("[-/.]", ""))));
        forms.put("\\d{10,11}", text -> Instant.ofEpochSecond(Long.parseLong(text)));
        forms.put(
                "\\d{12}",
                text -> LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMddHHmm"))
                        .toInstant(ZoneOffset.UTC));
        forms.put(".{10}T.*", text -> OffsetDateTime.parse(text).toInstant());
        forms.put(
                ".{10} .{8}",
                text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        forms.put(
                "[A-Z].*",
                text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
        return forms;
    }

    private static LocalDate basic(String digits) {
        return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
