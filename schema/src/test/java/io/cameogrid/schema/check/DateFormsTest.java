package io.cameogrid.schema.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2024-06-15T12:30:00Z             | 2024-06-15T12:30:00Z
                    2024-06-15t12:30:00z             | 2024-06-15T12:30:00Z
                    2024-06-15T12:30:00.5+02:00      | 2024-06-15T10:30:00.500Z
                    2024-06-15T12:30:00-0530         | 2024-06-15T18:00:00Z
                    2024-06-15T12:30:00.123456789Z   | 2024-06-15T12:30:00.123456789Z
                    2016-12-31T23:59:60Z             | 2017-01-01T00:00:00Z
                    2024-06-15 12:30:05              | 2024-06-15T12:30:05Z
                    2024-06-15T12:30                 | 2024-06-15T12:30:00Z
                    2024-02-29                       | 2024-02-29T00:00:00Z
                    2024/06/15                       | 2024-06-15T00:00:00Z
                    2024.06.15                       | 2024-06-15T00:00:00Z
                    20240615                         | 2024-06-15T00:00:00Z
                    202406151230                     | 2024-06-15T12:30:00Z
                    20240615123059                   | 2024-06-15T12:30:59Z
                    2024-06                          | 2024-06-01T00:00:00Z
                    2024                             | 2024-01-01T00:00:00Z
                    1718454600                       | 2024-06-15T12:30:00Z
                    17184546000                      | 2514-07-23T05:00:00Z
                    Sat, 15 Jun 2024 12:30:00 +0200  | 2024-06-15T10:30:00Z
                    15 Jun 2024 12:30:00 GMT         | 2024-06-15T12:30:00Z
                    0001-01-01                       | 0001-01-01T00:00:00Z
                    9999-12-31T23:59:59.999999999Z   | 9999-12-31T23:59:59.999999999Z
                    0001-01-01T00:00:00.000000001Z   | 0001-01-01T00:00:00.000000001Z
                    1969-12-31T23:59:59.999999999Z   | 1969-12-31T23:59:59.999999999Z
                    1969-12-31T23:59:59.9Z           | 1969-12-31T23:59:59.900Z
                    """)
    void everyFormOfADateIsTheInstantThatItSays(String text, String instant) {
        assertThat(DateForms.parse(text)).hasValue(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "202",
                "20245",
                "2024-13-01",
                "2024-00-10",
                "2023-02-29",
                "2024-06-31",
                "2024-6-1",
                "2024-06-15T25:00:00Z",
                "2024-06-15T12:60:00Z",
                "2024-06-15T12:30:00.Z",
                "2024-06-15T12:30:00.1234567890Z",
                "2024-06-15T12:30:00Zulu",
                "2024-06-15T12:30:00+2",
                "2024-06-15T",
                "2024/06",
                "2024/06/15T12:30:00Z",
                "0000-01-01",
                "0001-01-01T00:00:00+01:00",
                "99999999999999",
                "Sun, 15 Jun 2024 12:30:00 +0200",
                "2024-06-15-more words that go on",
                "12345678901234567890123456789012345678901234567890",
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(DateForms.parse(text)).isEmpty();
        assertThat(DateForms.unmistakable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-06-15", "2024-06-15T12:30:00Z", "2024-06-15t12:30:00.25z", "2024-06-15T12:30:00-05:00"})
    void onlyFullDatesAreUnmistakable(String text) {
        assertThat(DateForms.unmistakable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024",
                "20240615",
                "2024-06",
                "2024/06/15",
                "2024.06.15",
                "2024-06-15 12:30:00Z",
                "2024-06-15T12:30Z",
                "2024-06-15T12:30:00",
                "Sat, 15 Jun 2024 12:30:00 GMT",
                "1718454600"
            })
    void formsThatMayBeSomethingElseAreNot(String text) {
        assertThat(DateForms.parse(text)).isPresent();
        assertThat(DateForms.unmistakable(text)).isFalse();
    }

    @Test
    void everyDayFromTheYear1To9999IsItsMidnight() {
        LocalDate day = LocalDate.of(1, 1, 1);
        Random random = new Random(7);
        while (day.getYear() < 10_000) {
            assertThat(DateForms.parse(
                            String.format("%04d-%02d-%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth())))
                    .as("%s", day)
                    .hasValue(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            day = day.plusDays(1 + random.nextInt(200));
        }
    }

    @Test
    void secondsOutsideOfTheYears1To9999AreNoDates() {
        assertThat(DateForms.ofEpochSeconds(-62_135_596_801L)).isEmpty();
        assertThat(DateForms.ofEpochSeconds(253_402_300_800L)).isEmpty();
        assertThat(DateForms.ofEpochSeconds(0)).hasValue(Instant.EPOCH);
    }
}
