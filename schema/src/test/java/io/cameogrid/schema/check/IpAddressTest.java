package io.cameogrid.schema.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.0.0.1                                | 10.0.0.1
                    0.0.0.0                                 | 0.0.0.0
                    255.255.255.255                         | 255.255.255.255
                    ::ffff:10.0.0.1                         | 10.0.0.1
                    ::FFFF:0A00:0001                        | 10.0.0.1
                    0:0:0:0:0:ffff:10.0.0.1                 | 10.0.0.1
                    ::                                      | 0000:0000:0000:0000:0000:0000:0000:0000
                    ::1                                     | 0000:0000:0000:0000:0000:0000:0000:0001
                    1::                                     | 0001:0000:0000:0000:0000:0000:0000:0000
                    ::10.0.0.1                              | 0000:0000:0000:0000:0000:0000:0a00:0001
                    2001:db8::8:800:200c:417a               | 2001:0db8:0000:0000:0008:0800:200c:417a
                    2001:DB8:0:0:8:800:200C:417A            | 2001:0db8:0000:0000:0008:0800:200c:417a
                    1:2:3:4:5:6:7::                         | 0001:0002:0003:0004:0005:0006:0007:0000
                    ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
                    """)
    void aSpellingIsTheAddressThatItSays(String text, String address) {
        assertThat(IpAddress.parse(text)).hasValueSatisfying(ip -> {
            assertThat(ip).hasToString(address);
            assertThat(IpAddress.of(ip.bytes())).isEqualTo(ip);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                ":::",
                "1:",
                ":1",
                "1:::2",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:1.2.3.4",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                "1..2.3",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4:80",
                "1.2.3.4/8",
                "0x7f.0.0.1",
                "2130706433",
                "١.٢.٣.٤",
                "localhost"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.1.2.3/8              | 10.0.0.0  | 10.255.255.255
                    10.1.2.3/32             | 10.1.2.3  | 10.1.2.3
                    10.1.2.3/31             | 10.1.2.2  | 10.1.2.3
                    0.0.0.0/0               | 0.0.0.0   | 255.255.255.255
                    ::ffff:10.0.0.0/104     | 10.0.0.0  | 10.255.255.255
                    ::/0                    | ::        | ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
                    2001:db8::/32           | 2001:db8:: | 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff
                    2001:db8::/64           | 2001:db8:: | 2001:db8::ffff:ffff:ffff:ffff
                    2001:db8::/65           | 2001:db8:: | 2001:db8::7fff:ffff:ffff:ffff
                    2001:db8::5/128         | 2001:db8::5 | 2001:db8::5
                    """)
    void aBlockIsAllThatBeginsAsItDoes(String text, String first, String last) {
        assertThat(IpAddress.parseBlock(text)).hasValueSatisfying(block -> {
            assertThat(block.first()).isEqualTo(IpAddress.parse(first).orElseThrow());
            assertThat(block.last()).isEqualTo(IpAddress.parse(last).orElseThrow());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "/8", "10.0.0.0/8/8", "a/8"})
    void whatIsNoBlockIsNone(String text) {
        assertThat(IpAddress.parseBlock(text)).isEmpty();
    }

    @Test
    void addressesAreOrderedAsTheirBitsAndSpelledAsJavaSpellsThem() throws UnknownHostException {
        Random random = new Random(11);
        IpAddress before = IpAddress.LOWEST;
        for (int i = 0; i < 2_000; i++) {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            for (int zeros = random.nextInt(16); zeros > 0; zeros--) {
                bits[random.nextInt(16)] = (byte) (random.nextBoolean() ? 0 : -1);
            }
            String text = InetAddress.getByAddress(bits).getHostAddress();
            IpAddress address = IpAddress.parse(text).orElseThrow();

            assertThat(address.bytes()).as(text).isEqualTo(bits);
            assertThat(Integer.signum(address.compareTo(before)))
                    .isEqualTo(number(address).compareTo(number(before)));
            address.next()
                    .ifPresent(next ->
                            assertThat(number(next)).isEqualTo(number(address).add(BigInteger.ONE)));
            address.previous().ifPresent(previous -> assertThat(previous.next()).hasValue(address));
            before = address;
        }
        assertThat(IpAddress.HIGHEST.next()).isEmpty();
        assertThat(IpAddress.LOWEST.previous()).isEmpty();
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.bytes());
    }
}
