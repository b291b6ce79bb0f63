package io.cameogrid.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.grid.trust.ClusterSecret;
import io.cameogrid.grid.trust.NodeTrust;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a node listens, and by what nodes prove themselves. */
class NetworkConfigTest extends ConfigFixture {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.4", "example.org", "::", "128.0.0.1", "127.0.0.1.example.org"})
    void listeningForOtherMachinesIsRefusedWhileThereIsNoAuthentication(String address) {
        write("[network.http]\nbind_address = '" + address + "'");

        assertRefused(file() + ":2: network.http.bind_address = " + address
                + " would let other machines in, and this version has no authentication: use 127.0.0.1, with a proxy"
                + " that authenticates in front of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void loopbackAddressesAreAllowed(String address) {
        write("[network.http]\nbind_address = '" + address + "'");

        assertThat(load().config().http().bindAddress()).isEqualTo(address);
    }

    @Test
    void clusterPortIsHeldToTheSameRuleWhenItIsUsed() {
        write("[network.cluster]\nbind_address = '0.0.0.0'");
        assertThat(load().config().cluster().enabled()).isFalse();

        write("[network.cluster]\nenabled = true\nbind_address = '0.0.0.0'");
        assertThatThrownBy(this::load)
                .hasMessageContaining(file()
                        + ":3: network.cluster.bind_address = 0.0.0.0 would let other machines in: give all nodes"
                        + " the same network.cluster.secret");
    }

    @Test
    void secretLetsTheClusterListenForOtherMachinesAndIsNeverShown() {
        write("[network.cluster]\nenabled = true\nbind_address = '10.0.0.7'\nsecret = 'correct horse battery'");
        LoadedConfig loaded = load();

        assertThat(loaded.config().cluster().trust())
                .isEqualTo(new NodeTrust.Shared(ClusterSecret.of("correct horse battery")));
        assertThat(loaded.given())
                .contains("network.cluster.secret = (not shown)  (" + file() + ":4)")
                .noneMatch(line -> line.contains("horse"));
        assertThat(loaded.toString()).doesNotContain("horse");
    }

    @Test
    void secretOfTheEnvironmentIsNotShownEvenIfItIsTooShort() {
        environment.put("CAMEOGRID_NETWORK__CLUSTER__SECRET", "tooshort");

        assertRefused("environment variable CAMEOGRID_NETWORK__CLUSTER__SECRET: network.cluster.secret is (not shown),"
                + " expected text of at least 16 characters");
    }

    @Test
    void secretIsReadFromAFileWithoutTheLineEnd() throws IOException {
        Files.writeString(directory.resolve("secret"), "correct horse battery\n");
        write("[network.cluster]\nsecret_file = 'secret'");

        assertThat(load().config().cluster().trust())
                .isEqualTo(new NodeTrust.Shared(ClusterSecret.of("correct horse battery")));
    }

    @Test
    void missingOrShortSecretFileIsRefusedWithItsPath() throws IOException {
        write("[network.cluster]\nsecret_file = 'secret'");
        assertThatThrownBy(this::load)
                .hasMessageStartingWith(
                        file() + ":2: network.cluster.secret_file: " + directory.resolve("secret") + " cannot be read");

        Files.writeString(directory.resolve("secret"), "short");
        assertThatThrownBy(this::load).hasMessageContaining("is shorter than 16 characters");
    }

    @Test
    void certificatesAreGivenWholeAndInsteadOfASecret() {
        write("[network.cluster.tls]\ncert = 'node.pem'");
        assertThatThrownBy(this::load).hasMessageContaining("needs cert, key and ca, all three");

        write("[network.cluster]\nsecret = 'correct horse battery'\nsecret_file = '" + file() + "'");
        assertThatThrownBy(this::load).hasMessageContaining("nodes prove themselves in one way");
    }

    @Test
    void clusterPortsMustBeFreeOfTheRestInterface() {
        write("[network.cluster]\nenabled = true\nport = 9479");
        assertThatThrownBy(this::load).hasMessageContaining("one of them is network.http.port");

        write("[network.cluster]\nenabled = true\nport = 65535");
        assertThatThrownBy(this::load).hasMessageContaining("use 1 to 65534");
    }

    @Test
    void clusterOnAllAddressesMustSayHowItIsReached() {
        write("[network.cluster]\nenabled = true\nbind_address = '0.0.0.0'\nsecret = 'correct horse battery'");
        assertThatThrownBy(this::load).hasMessageContaining("does not say how others reach this node");

        write("[network.cluster]\nenabled = true\nbind_address = '0.0.0.0'\nsecret = 'correct horse battery'\n"
                + "seed_nodes = ['one', 'two:9600']");
        assertThat(load().config().cluster().seedNodes()).containsExactly("one", "two:9600");
    }
}
