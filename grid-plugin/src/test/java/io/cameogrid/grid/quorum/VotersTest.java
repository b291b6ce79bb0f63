package io.cameogrid.grid.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotersTest {
    @ParameterizedTest
    @CsvSource({
        "One.example, one.example:9580",
        "one:9600, one:9600",
        "127.0.0.1, 127.0.0.1:9580",
        "::1, [::1]:9580",
        "[::1], [::1]:9580",
        "[::1]:9600, [::1]:9600"
    })
    void entryHasAPortInAnyWriting(String written, String entry) {
        assertThat(Voters.of(List.of(written), 9580).entries()).containsExactly(entry);
    }

    @Test
    void voterThatIsWrittenTwiceCountsOnce() {
        assertThat(Voters.of(List.of("one", "two", "ONE:9580"), 9580).entries())
                .containsExactly("one:9580", "two:9580");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 2", "4, 3", "5, 3"})
    void majorityIsMoreThanHalf(int voters, int majority) {
        List<String> entries = List.of("a", "b", "c", "d", "e").subList(0, voters);

        assertThat(Voters.of(entries, 1).majority()).isEqualTo(majority);
    }

    @Test
    void whoIsNoVoterDoesNotCount() {
        Voters voters = Voters.of(List.of("a", "b", "c"), 1);

        assertThat(voters.isMajority(Set.of("a:1", "x:1", "y:1"))).isFalse();
        assertThat(voters.isMajority(Set.of("a:1", "c:1"))).isTrue();
    }

    @Test
    void addressIsItsOwnEntryAndAnUnknownNameNone() {
        assertThat(Voters.addresses("127.0.0.7:9580")).singleElement().satisfies(address -> {
            assertThat(address.getAddress().getHostAddress()).isEqualTo("127.0.0.7");
            assertThat(address.getPort()).isEqualTo(9580);
        });
        assertThat(Voters.addresses("nobody.invalid:9580")).isEmpty();
    }
}
