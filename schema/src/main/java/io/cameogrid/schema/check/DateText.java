package io.cameogrid.schema.check;

import java.util.OptionalLong;

/**
 * A text that may be a date, read from left to right. What does not fit turns {@link #good} false and stays so, which
 * spares every step a check of its own.
 */
final class DateText {
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final long DAYS_TO_1970 = 719_162;

    private final String text;
    private int next;
    private boolean good = true;

    DateText(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    boolean good() {
        return good;
    }

    boolean atEnd() {
        return next == text.length();
    }

    boolean allDigits() {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that the next so many digits make, at most nine. */
    int digits(int count) {
        return (int) longDigits(count);
    }

    long longDigits(int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            if (next >= text.length() || !isDigit(text.charAt(next))) {
                good = false;
                return 0;
            }
            number = number * 10 + (text.charAt(next++) - '0');
        }
        return number;
    }

    void skip(char expected) {
        good &= skipIf(expected);
    }

    void skipAny(String expected) {
        if (next < text.length() && expected.indexOf(text.charAt(next)) >= 0) {
            next++;
        } else {
            good = false;
        }
    }

    boolean skipIf(char expected) {
        if (next < text.length() && text.charAt(next) == expected) {
            next++;
            return true;
        }
        return false;
    }

    /** Nanoseconds out of one to nine digits. */
    int fraction() {
        int nanos = 0;
        int count = 0;
        while (next < text.length() && isDigit(text.charAt(next))) {
            if (count < 9) {
                nanos = nanos * 10 + (text.charAt(next) - '0');
            }
            count++;
            next++;
        }
        good &= count >= 1 && count <= 9;
        for (int i = count; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The offset from UTC, which is {@code Z}, {@code +02:00}, {@code +0200}, or nothing for UTC. */
    int offsetSeconds() {
        if (atEnd() || skipIf('Z') || skipIf('z')) {
            return 0;
        }
        int sign = skipIf('-') ? -1 : 1;
        if (sign > 0) {
            skip('+');
        }
        int hours = digits(2);
        skipIf(':');
        int minutes = digits(2);
        good &= hours <= 23 && minutes <= 59;
        return sign * (hours * 3_600 + minutes * 60);
    }

    /** The seconds since 1970 of a time in UTC, or empty if there is none such. The sixtieth second of a minute is the next one's first. */
    static OptionalLong seconds(int year, int month, int day, int hour, int minute, int second) {
        boolean leapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(month, leapYear)) {
            return OptionalLong.empty();
        }
        if (hour > 23 || minute > 59 || second > 60 || (second == 60 && minute != 59)) {
            return OptionalLong.empty();
        }
        long past = year - 1L;
        long days = past * 365 + past / 4 - past / 100 + past / 400 - DAYS_TO_1970;
        days += DAYS_BEFORE_MONTH[month - 1] + (leapYear && month > 2 ? 1 : 0) + day - 1;
        return OptionalLong.of(((days * 24 + hour) * 60 + minute) * 60 + second);
    }

    private static int daysIn(int month, boolean leapYear) {
        return month == 2 && leapYear ? 29 : DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
