package io.cameogrid.grid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.node.GridNodeConfig.Cluster;
import io.cameogrid.grid.quorum.Voters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnPlaceTest {
    @Test
    void nodeIsTheEntryOfItsAddressAndPort() {
        List<String> voters = List.of("127.0.0.1:9001", "127.0.0.2:9001", "127.0.0.2:9002");

        assertThat(place("127.0.0.2", voters, Optional.empty()).entry()).contains("127.0.0.2:9001");
        assertThat(place("127.0.0.3", voters, Optional.empty()).entry()).isEmpty();
    }

    @Test
    void nodeOnAllAddressesIsTheEntryOfAnyOfThem() {
        assertThat(place("0.0.0.0", List.of("127.0.0.1:9001", "192.0.2.1:9001"), Optional.empty())
                        .entry())
                .contains("127.0.0.1:9001");
    }

    @Test
    void advertisedNameNeedsNoNameService() {
        List<String> voters = List.of("grid-0.invalid:9001", "grid-1.invalid:9001");

        assertThat(place("0.0.0.0", voters, Optional.of("grid-1.invalid")).entry())
                .contains("grid-1.invalid:9001");
    }

    @Test
    void twoEntriesOfOneNodeAreRefused() {
        OwnPlace place = place("127.0.0.1", List.of("127.0.0.1:9001", "localhost:9001"), Optional.empty());

        assertThatThrownBy(place::entry)
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("name every node once");
    }

    private static OwnPlace place(String bindAddress, List<String> voters, Optional<String> advertised) {
        Cluster none = Cluster.none();
        return new OwnPlace(new Cluster(
                true,
                bindAddress,
                advertised,
                9001,
                none.name(),
                voters,
                Voters.of(voters, 9001),
                false,
                none.nodeLeftGrace(),
                none.failureDetection(),
                none.trust()));
    }
}
