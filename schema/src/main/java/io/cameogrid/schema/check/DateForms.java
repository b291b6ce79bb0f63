package io.cameogrid.schema.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The spellings of dates, which are instants of the years 1 to 9999, exact to the nanosecond.
 *
 * <p>A time without an offset is UTC, a date without a time is its midnight.
 */
public final class DateForms {
    /** What is asked for when a value is no date. */
    public static final String EXPECTED =
            "a date such as 2024-06-15T12:30:00Z or 2024-06-15, from year 1 to 9999, or whole seconds since 1970";

    private static final long MIN_SECONDS =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long MAX_SECONDS =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** The longest text of any form, with room for a few spaces. */
    private static final int MAX_LENGTH = 48;

    private DateForms() {}

    /** The date in any form of the query language, or empty if the text is none. */
    public static Optional<Instant> parse(String text) {
        if (text.length() < 4 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        DateText date = new DateText(text);
        if (date.allDigits()) {
            return parseDigits(date);
        }
        if (text.length() > 4 && isSeparator(text.charAt(4))) {
            return parseCalendar(date, text.charAt(4));
        }
        return Character.isLetter(text.charAt(0)) || text.indexOf(' ') <= 2 ? parseMail(text) : Optional.empty();
    }

    /** The instant that lies the given seconds after 1970 began, or empty outside of the years 1 to 9999. */
    public static Optional<Instant> ofEpochSeconds(long seconds) {
        return instant(seconds, 0);
    }

    private static Optional<Instant> instant(long seconds, int nanos) {
        return seconds < MIN_SECONDS || seconds > MAX_SECONDS
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }

    private static Optional<Instant> instant(OptionalLong seconds) {
        return seconds.isPresent() ? instant(seconds.getAsLong(), 0) : Optional.empty();
    }

    /** Whether the text is a date beyond doubt: RFC 3339, or {@code YYYY-MM-DD}. Only these make a field a date. */
    public static boolean unmistakable(String text) {
        int length = text.length();
        if (length < 10 || length > MAX_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        if (length > 10) {
            char separator = text.charAt(10);
            char last = text.charAt(length - 1);
            boolean zulu = last == 'Z' || last == 'z';
            boolean offset = length > 16 && text.charAt(length - 3) == ':' && isSign(text.charAt(length - 6));
            // Minutes alone are ISO 8601, not RFC 3339.
            boolean seconds = length > 19 && text.charAt(16) == ':';
            if ((separator != 'T' && separator != 't') || !seconds || !(zulu || offset)) {
                return false;
            }
        }
        return parse(text).isPresent();
    }

    /** {@code YYYY}, {@code YYYYMMDD[HHMM[SS]]}, or seconds since 1970 in ten or eleven digits. */
    private static Optional<Instant> parseDigits(DateText date) {
        int length = date.length();
        if (length == 10 || length == 11) {
            return ofEpochSeconds(date.longDigits(length));
        }
        if (length != 4 && length != 8 && length != 12 && length != 14) {
            return Optional.empty();
        }
        int year = date.digits(4);
        int month = length > 4 ? date.digits(2) : 1;
        int day = length > 4 ? date.digits(2) : 1;
        int hour = length > 8 ? date.digits(2) : 0;
        int minute = length > 8 ? date.digits(2) : 0;
        int second = length > 12 ? date.digits(2) : 0;
        return instant(DateText.seconds(year, month, day, hour, minute, second));
    }

    /** {@code YYYY-MM}, a day with any of the separators, or a day with dashes and a time. */
    private static Optional<Instant> parseCalendar(DateText date, char separator) {
        int year = date.digits(4);
        date.skip(separator);
        int month = date.digits(2);
        if (date.atEnd()) {
            return separator == '-' && date.good()
                    ? instant(DateText.seconds(year, month, 1, 0, 0, 0))
                    : Optional.empty();
        }
        date.skip(separator);
        int day = date.digits(2);
        if (date.atEnd()) {
            return date.good() ? instant(DateText.seconds(year, month, day, 0, 0, 0)) : Optional.empty();
        }
        return separator == '-' ? parseTime(date, year, month, day) : Optional.empty();
    }

    private static Optional<Instant> parseTime(DateText date, int year, int month, int day) {
        date.skipAny("Tt ");
        int hour = date.digits(2);
        date.skip(':');
        int minute = date.digits(2);
        int second = date.skipIf(':') ? date.digits(2) : 0;
        int nanos = date.skipIf('.') ? date.fraction() : 0;
        int offsetSeconds = date.offsetSeconds();
        OptionalLong local = DateText.seconds(year, month, day, hour, minute, second);
        return date.good() && date.atEnd() && local.isPresent()
                ? instant(local.getAsLong() - offsetSeconds, nanos)
                : Optional.empty();
    }

    /** RFC 2822, such as {@code Sat, 15 Jun 2024 12:30:00 +0200}. */
    private static Optional<Instant> parseMail(String text) {
        try {
            OffsetDateTime date = OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return ofEpochSeconds(date.withOffsetSameInstant(ZoneOffset.UTC).toEpochSecond());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }
}
