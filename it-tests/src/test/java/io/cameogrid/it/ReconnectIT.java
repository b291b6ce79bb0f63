package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.EmbeddedIgnite;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteClientDisconnectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thick client that was cut off hears what has gone meanwhile, and writes nothing to it. */
final class ReconnectIT {
    private static final IndexName INDEX = IndexName.of("gone");
    private static final IndexName OTHER = IndexName.of("other");
    private static final IndexName ALIAS = IndexName.of("alias");

    @TempDir
    Path directory;

    @Test
    void aClientWritesToNoIndexThatWasDroppedWhileItWasAway() {
        int port = FreePort.find();
        Ignite server = server(port);
        Ignite ignite = EmbeddedIgnite.startClient(directory, port);
        try {
            TestNode client = TestNode.of(ignite);
            client.put(INDEX, "1", "{\"word\":\"old\"}");
            client.put(OTHER, "1", "{\"word\":\"old\"}");
            client.grid().catalog().aliases().put(ALIAS, List.of(OTHER), WriteCondition.ALWAYS, TestNode.farOff());
            assertThat(client.total(ALIAS, "word:old")).isEqualTo(1);

            server.close();
            server = server(FreePort.find());
            TestNode alone = TestNode.of(server);
            alone.grid().catalog().drop(INDEX, false);
            alone.grid().catalog().aliases().delete(ALIAS, WriteCondition.ALWAYS, TestNode.farOff());
            server.close();
            server = server(port);

            Eventually.until("the client is back and has written", () -> written(client));
            TestNode back = TestNode.of(server);
            assertThat(back.grid().documents().get(INDEX, DocumentAddress.of("2")))
                    .isPresent();
            assertThat(back.findIds(INDEX, "word:new")).containsExactly("2");
            assertThat(client.findIds(OTHER, "word:old")).containsExactly("1");
            Eventually.until(
                    "the client hears that the alias is gone",
                    () -> client.grid().catalog().aliases().find(ALIAS).isEmpty());
        } finally {
            ignite.close();
            server.close();
        }
    }

    /** As soon as it can, and again when it is told that nothing was written. */
    private static boolean written(TestNode client) {
        try {
            client.grid()
                    .documents()
                    .put(
                            INDEX,
                            TestNode.write(StoredKey.of("2"), "{\"word\":\"new\"}"),
                            WriteCondition.ALWAYS,
                            Deadline.after(Duration.ofSeconds(10)));
            return true;
        } catch (CameoGridException | IgniteClientDisconnectedException e) {
            return false;
        }
    }

    private Ignite server(int port) {
        Ignite server = EmbeddedIgnite.startServer(
                directory, port, Duration.ofMinutes(1), new CameoGridPluginProvider(CameoGridConfiguration.defaults()));
        TestNode.of(server).grid().awaitReady(Duration.ofMinutes(2));
        return server;
    }
}
