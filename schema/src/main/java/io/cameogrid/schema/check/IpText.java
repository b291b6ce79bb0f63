package io.cameogrid.schema.check;

import java.util.Optional;

/** A text that may be an internet address, as RFC 4291 and the usual dotted form spell them. Confined to one thread. */
final class IpText {
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;
    private static final long MAPPED = 0xFFFFL << 32;

    private final String text;
    private final int[] groups = new int[GROUPS];
    private int count;
    private int gap = -1;
    private int next;

    IpText(String text) {
        this.text = text;
    }

    /** Whether it is spelled as an IPv4 address is. */
    boolean dotted() {
        return text.indexOf(':') < 0;
    }

    Optional<IpAddress> address() {
        if (text.length() < 2 || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (dotted()) {
            long bits = readDotted();
            return bits < 0 ? Optional.empty() : Optional.of(new IpAddress(0, MAPPED | bits));
        }
        return readGroups() ? Optional.of(grouped()) : Optional.empty();
    }

    private IpAddress grouped() {
        int missing = gap < 0 ? 0 : GROUPS - count;
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? i + missing : i;
            halves[place / 4] |= (long) groups[i] << (48 - place % 4 * 16);
        }
        return new IpAddress(halves[0], halves[1]);
    }

    /** Whether the text is groups of hexadecimal digits, at most once with a gap and perhaps with a dotted end. */
    private boolean readGroups() {
        if (text.startsWith("::")) {
            gap = 0;
            next = 2;
        }
        while (next < text.length()) {
            if (count == GROUPS || !readGroup()) {
                return false;
            }
        }
        return gap < 0 ? count == GROUPS : count < GROUPS;
    }

    /** Reads a group and the colons behind it. */
    private boolean readGroup() {
        int colon = text.indexOf(':', next);
        if (colon < 0 && text.indexOf('.', next) > 0) {
            return readDottedEnd();
        }
        int end = colon < 0 ? text.length() : colon;
        int group = hexadecimal(end);
        if (group < 0) {
            return false;
        }
        groups[count++] = group;
        next = end + 1;
        if (colon < 0) {
            return true;
        }
        if (text.startsWith(":", next)) {
            if (gap >= 0) {
                return false;
            }
            gap = count;
            next++;
            return true;
        }
        return next < text.length();
    }

    private boolean readDottedEnd() {
        long bits = readDotted();
        if (bits < 0 || count > GROUPS - 2) {
            return false;
        }
        groups[count++] = (int) (bits >>> 16);
        groups[count++] = (int) (bits & 0xFFFF);
        return true;
    }

    private int hexadecimal(int end) {
        if (end == next || end - next > 4) {
            return -1;
        }
        int number = 0;
        for (int i = next; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** Four numbers up to 255 that take the rest of the text; leading zeros, which some read as octal, are none. */
    private long readDotted() {
        long bits = 0;
        for (int part = 0; part < 4; part++) {
            int begin = next;
            int number = 0;
            while (next < text.length() && next - begin < 3 && isDigit(text.charAt(next))) {
                number = number * 10 + (text.charAt(next++) - '0');
            }
            boolean good = next > begin && number <= 255 && (next - begin == 1 || text.charAt(begin) != '0');
            boolean ended = part == 3 ? next == text.length() : next < text.length() && text.charAt(next++) == '.';
            if (!good || !ended) {
                return -1;
            }
            bits = bits << 8 | number;
        }
        return bits;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
