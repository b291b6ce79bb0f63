package io.cameogrid.search.oracle;

import io.cameogrid.query.Query;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/** Addresses as Java reads them, as numbers of 128 bits. */
final class OracleAddresses implements OracleValues {
    private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF).shiftLeft(32);

    private final List<BigInteger> values;

    OracleAddresses(List<String> values) {
        this.values = values.stream().map(OracleAddresses::number).toList();
    }

    @Override
    public boolean match(Query leaf) {
        if (leaf instanceof Query.Range range) {
            Predicate<BigInteger> low = OracleValues.bound(range.low(), OracleAddresses::number, true);
            Predicate<BigInteger> high = OracleValues.bound(range.high(), OracleAddresses::number, false);
            return values.stream().anyMatch(low.and(high));
        }
        String text = OracleText.whole(leaf);
        int slash = text.indexOf('/');
        if (slash < 0) {
            return values.contains(number(text));
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        int hosts = text.contains(":") ? 128 - bits : 32 - bits;
        BigInteger block = number(text.substring(0, slash)).shiftRight(hosts);
        return values.stream().anyMatch(value -> value.shiftRight(hosts).equals(block));
    }

    /** Only numbers and colons come here, so that no name service is asked. */
    static BigInteger number(String text) {
        if (!text.matches("[0-9.]+\\.[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*")) {
            throw new Unfit();
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            BigInteger number = new BigInteger(1, bytes);
            return bytes.length == 4 ? number.or(MAPPED) : number;
        } catch (UnknownHostException e) {
            throw new Unfit();
        }
    }
}
