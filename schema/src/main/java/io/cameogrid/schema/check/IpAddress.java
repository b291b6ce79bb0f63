package io.cameogrid.schema.check;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * An internet address: 128 bits, of which an IPv4 address takes the last 32 behind {@code ::ffff}, so that both kinds have
 * one order and an address is itself in either spelling.
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
    /** What is asked for when a value is no address. */
    public static final String EXPECTED = "an IP address such as 192.0.2.1 or 2001:db8::1";

    /** How many bytes {@link #bytes} gives. */
    public static final int BYTES = 16;

    public static final IpAddress LOWEST = new IpAddress(0, 0);
    public static final IpAddress HIGHEST = new IpAddress(-1, -1);

    /** All addresses that begin with the same bits. */
    public record Block(IpAddress first, IpAddress last) {}

    /** The address in dotted or colon form, without a zone and never by asking a name service; empty if the text is none. */
    public static Optional<IpAddress> parse(String text) {
        return new IpText(text).address();
    }

    /** The addresses that {@code 10.0.0.0/8} or {@code 2001:db8::/32} stands for; empty if the text is no such block. */
    public static Optional<Block> parseBlock(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        IpText address = new IpText(text.substring(0, slash));
        int bits = prefix(text.substring(slash + 1), address.dotted() ? 32 : 128);
        return bits < 0 ? Optional.empty() : address.address().map(ip -> ip.block(address.dotted() ? bits + 96 : bits));
    }

    private static int prefix(String digits, int most) {
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        int bits = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            bits = bits * 10 + (c - '0');
        }
        return bits > most ? -1 : bits;
    }

    private Block block(int bits) {
        long highHosts = bits >= Long.SIZE ? 0 : -1L >>> bits;
        long lowHosts = bits <= Long.SIZE ? -1 : bits == BYTES * Byte.SIZE ? 0 : -1L >>> (bits - Long.SIZE);
        return new Block(
                new IpAddress(high & ~highHosts, low & ~lowHosts), new IpAddress(high | highHosts, low | lowHosts));
    }

    /** The address of these bits, of which there are {@link #BYTES} bytes. */
    public static IpAddress of(byte[] bytes) {
        ByteBuffer bits = ByteBuffer.wrap(bytes);
        return new IpAddress(bits.getLong(), bits.getLong());
    }

    /** The next address; empty behind the last one. */
    public Optional<IpAddress> next() {
        return equals(HIGHEST) ? Optional.empty() : Optional.of(new IpAddress(low == -1 ? high + 1 : high, low + 1));
    }

    /** The address before; empty before the first one. */
    public Optional<IpAddress> previous() {
        return equals(LOWEST) ? Optional.empty() : Optional.of(new IpAddress(low == 0 ? high - 1 : high, low - 1));
    }

    /** The bits, the first ones first: their order as unsigned bytes is that of addresses. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** The address in full, as hexadecimal groups or, of an IPv4 address, in dotted form. */
    @Override
    public String toString() {
        if (high == 0 && low >>> Integer.SIZE == 0xFFFF) {
            return String.format(
                    Locale.ROOT, "%d.%d.%d.%d", low >>> 24 & 255, low >>> 16 & 255, low >>> 8 & 255, low & 255);
        }
        return String.format(Locale.ROOT, "%016x%016x", high, low).replaceAll("(.{4})(?!$)", "$1:");
    }

    @Override
    public int compareTo(IpAddress other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }
}
