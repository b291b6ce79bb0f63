package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MembershipApiTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aNodeIsDrainedByNameOrById() {
        for (String node : new String[] {"one", "node-1", "%6Fne"}) {
            assertThat(server.post("/_cluster/nodes/" + node + "/_drain", "")
                            .hasStatus(202)
                            .text())
                    .isEqualTo("{\"node_id\":\"node-1\",\"node_name\":\"one\",\"status\":\"draining\",\"copies\":8,"
                            + "\"members\":[{\"node_id\":\"node-2\",\"node_name\":\"two\"}],"
                            + "\"warnings\":[\"fewer copies\"]}");
        }
    }

    @Test
    void aNodeThatHasTheOnlyCopyIsRemovedOnlyIfTheLossIsAccepted() {
        assertThat(server.post("/_cluster/nodes/two/_remove", "")
                        .problem(409, "membership_conflict")
                        .path("partitions")
                        .toString())
                .isEqualTo("[\"books/3\"]");
        server.post("/_cluster/nodes/two/_remove?accept_data_loss=false", "").problem(409, "membership_conflict");
        assertThat(server.post("/_cluster/nodes/two/_remove?accept_data_loss=true", "")
                        .hasStatus(200)
                        .text())
                .isEqualTo("{\"node_id\":\"node-2\",\"node_name\":\"two\",\"status\":\"removed\",\"copies\":0,"
                        + "\"members\":[{\"node_id\":\"node-1\",\"node_name\":\"one\"}],\"warnings\":[]}");
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedBeforeAnythingIsDone() {
        server.post("/_cluster/nodes/three/_drain", "").problem(404, "node_not_found");
        server.post("/_cluster/nodes/one/_drain?force=true", "").problem(400, "invalid_parameter");
        server.post("/_cluster/nodes/two/_remove?accept_data_loss=perhaps", "").problem(400, "invalid_parameter");
        server.get("/_cluster/nodes/one/_drain").problem(405, "method_not_allowed");
    }
}
