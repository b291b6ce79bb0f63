package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.CopyStatus.Microshard;
import io.cameogrid.api.topology.CopyStatus.State;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopologyApiTest {
    private static final ClusterNode ONE = MemoryClusterView.ONE;
    private static final ClusterNode TWO = new ClusterNode("node-2", "two");
    private static final IndexName BOOKS = IndexName.of("books");
    private static final IndexName FILMS = IndexName.of("films");

    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    private static TestServer server;

    @BeforeAll
    static void startAClusterOfTwoOfWhichOneIsAway() {
        server = TestServer.start();
        List<NodeStatus> nodes = new ArrayList<>(server.cluster.nodes);
        nodes.add(new NodeStatus(
                TWO, "", "", Optional.empty(), true, NodeStatus.State.AWAY, Optional.empty(), Optional.empty()));
        server.cluster.nodes = List.copyOf(nodes);
        server.cluster.partitions = List.of(
                new PartitionStatus(
                        BOOKS,
                        0,
                        Status.YELLOW,
                        "1 of 2 copies",
                        List.of(
                                new CopyStatus(ONE, true, State.OWNING, Microshard.OWNING, "", 7),
                                new CopyStatus(TWO, false, State.MOVING, Microshard.FILLING, "not recovered yet", 3))),
                new PartitionStatus(
                        BOOKS,
                        1,
                        Status.GREEN,
                        "",
                        List.of(new CopyStatus(TWO, true, State.OWNING, Microshard.OWNING, "", 5))),
                new PartitionStatus(FILMS, 0, Status.RED, "no copy is here", List.of()));
        server.cluster.tasks = List.of(
                new TaskView(
                        "rebalance-books-node-2",
                        TaskView.Kind.REBALANCE,
                        TWO,
                        Optional.of(BOOKS),
                        "partitions [0] arrive",
                        WHEN,
                        new TaskView.Progress(3, 7, "documents", 0.5)),
                reindex(
                        "reindex-books-1",
                        TaskView.Result.FAILED,
                        "one does not fit",
                        List.of(
                                new TaskView.DocumentProblem("a", "pages", "expected a number"),
                                new TaskView.DocumentProblem("b", "", "no document"))),
                reindex("reindex-films-1", TaskView.Result.DONE, "", List.of()));
    }

    private static TaskView reindex(
            String id, TaskView.Result result, String reason, List<TaskView.DocumentProblem> problems) {
        return new TaskView(
                id,
                TaskView.Kind.REINDEX,
                ONE,
                Optional.of(BOOKS),
                "indexes the documents anew for 'pages'",
                WHEN,
                new TaskView.Progress(7, 7, "documents", 7),
                Optional.of(new TaskView.Ending(result, WHEN.plusSeconds(1), reason, problems)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nodesAreListedWithWhatTheyCarry() {
        JsonNode answer = server.get("/_cluster/nodes").hasStatus(200).json();
        assertThat(answer.path("total_nodes").asInt()).isEqualTo(2);
        assertThat(answer.path("node_id").asText()).isEqualTo("node-1");
        assertThat(answer.path("nodes").get(0).toString())
                .isEqualTo("{\"node_id\":\"node-1\",\"node_name\":\"one\",\"address\":\"127.0.0.1:9580\","
                        + "\"version\":\"0.1\",\"state\":\"up\",\"since\":\"2026-01-02T03:04:05Z\","
                        + "\"in_baseline\":true,\"voter\":true,\"voter_entry\":\"127.0.0.1:9580\","
                        + "\"partitions\":{\"primary\":8,\"copies\":8},\"documents\":3,\"heap_used_bytes\":10,"
                        + "\"heap_max_bytes\":100,\"disk_free_bytes\":1000,\"disk_total_bytes\":10000}");
        assertThat(answer.path("nodes").get(1).toString())
                .isEqualTo("{\"node_id\":\"node-2\",\"node_name\":\"two\",\"address\":\"\",\"version\":\"\","
                        + "\"state\":\"away\",\"in_baseline\":true,\"voter\":false}");
    }

    @Test
    void partitionsAreListedWithTheirCopies() {
        JsonNode answer = server.get("/_cluster/partitions").hasStatus(200).json();
        assertThat(answer.path("total_partitions").asInt()).isEqualTo(3);
        assertThat(answer.path("limit").asInt()).isEqualTo(1_000);
        assertThat(answer.path("partitions").get(0).toString())
                .isEqualTo("{\"index\":\"books\",\"partition\":0,\"status\":\"yellow\",\"reason\":\"1 of 2 copies\","
                        + "\"primary\":\"node-1\",\"documents\":7,\"copies\":["
                        + "{\"node_id\":\"node-1\",\"node_name\":\"one\",\"primary\":true,\"state\":\"owning\","
                        + "\"microshard\":\"owning\",\"documents\":7},"
                        + "{\"node_id\":\"node-2\",\"node_name\":\"two\",\"primary\":false,\"state\":\"moving\","
                        + "\"microshard\":\"filling\",\"detail\":\"not recovered yet\",\"documents\":3}]}");
        assertThat(answer.path("partitions").get(2).toString())
                .isEqualTo("{\"index\":\"films\",\"partition\":0,\"status\":\"red\","
                        + "\"reason\":\"no copy is here\",\"copies\":[]}");
    }

    @Test
    void partitionsAreChosenByIndexNodeAndState() {
        assertThat(chosen("index=books")).containsExactly("books/0", "books/1");
        assertThat(chosen("node=node-1")).containsExactly("books/0");
        assertThat(chosen("node=two")).containsExactly("books/0", "books/1");
        assertThat(chosen("state=owning")).containsExactly("books/0", "books/1");
        assertThat(chosen("state=moving")).containsExactly("books/0");
        assertThat(chosen("state=moving&node=one")).isEmpty();
        assertThat(chosen("state=LOST")).containsExactly("films/0");
        assertThat(chosen("state=lost&node=one")).isEmpty();
    }

    @Test
    void partitionsComeInPages() {
        assertThat(chosen("limit=2")).containsExactly("books/0", "books/1");
        assertThat(chosen("limit=2&offset=2")).containsExactly("films/0");
        assertThat(chosen("limit=2&offset=999999999")).isEmpty();
        assertThat(server.get("/_cluster/partitions?limit=0")
                        .json()
                        .path("total_partitions")
                        .asInt())
                .isEqualTo(3);
        assertThat(server.get("/_cluster/partitions?limit=10001")
                        .problem(400, "invalid_parameter")
                        .path("detail")
                        .asText())
                .contains("10000");
    }

    @Test
    void aParameterThatCannotBeMeantIsRefusedWithWhatCan() {
        assertThat(refusal("state=gone")).contains("owning, moving, leaving, lost");
        assertThat(refusal("node=three")).contains("one, node-1, two, node-2");
        assertThat(refusal("shard=1")).contains("index, node, state");
        server.get("/_cluster/partitions?index=none").problem(404, "index_not_found");
    }

    @Test
    void tasksAreListedAndFoundById() {
        String task =
                "{\"id\":\"rebalance-books-node-2\",\"kind\":\"rebalance\",\"state\":\"running\",\"node_id\":\"node-2\","
                        + "\"node_name\":\"two\",\"index\":\"books\",\"detail\":\"partitions [0] arrive\","
                        + "\"started\":\"2026-01-02T03:04:05Z\",\"unit\":\"documents\",\"done\":3,\"total\":7,"
                        + "\"per_second\":1,\"remaining_seconds\":8}";
        String failed = "{\"id\":\"reindex-books-1\",\"kind\":\"reindex\",\"state\":\"failed\",\"node_id\":\"node-1\","
                + "\"node_name\":\"one\",\"index\":\"books\",\"detail\":\"indexes the documents anew for 'pages'\","
                + "\"started\":\"2026-01-02T03:04:05Z\",\"unit\":\"documents\",\"done\":7,\"total\":7,"
                + "\"per_second\":7,\"ended\":\"2026-01-02T03:04:06Z\",\"reason\":\"one does not fit\","
                + "\"errors\":[{\"id\":\"a\",\"field\":\"pages\",\"reason\":\"expected a number\"},"
                + "{\"id\":\"b\",\"reason\":\"no document\"}]}";
        assertThat(server.get("/_tasks").hasStatus(200).text())
                .isEqualTo("{\"tasks\":[" + task + "," + failed + "],\"total_tasks\":2}");
        JsonNode done = server.get("/_tasks/reindex-films-1").hasStatus(200).json();
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.has("errors")).isFalse();
        assertThat(server.get("/_tasks/rebalance-books-node-2").hasStatus(200).text())
                .isEqualTo(task);
        server.get("/_tasks/other").problem(404, "not_found");
    }

    @Test
    void aTaskThatCanBeGivenUpIs() {
        assertThat(server.delete("/_tasks/" + MemoryIndexCatalog.TASK)
                        .hasStatus(200)
                        .text())
                .isEqualTo("{\"acknowledged\":true,\"task\":\"" + MemoryIndexCatalog.TASK + "\"}");
        server.delete("/_tasks/rebalance-books-node-2").problem(409, "task_conflict");
        assertThat(server.delete("/_tasks/reindex-films-1")
                        .problem(409, "task_conflict")
                        .path("detail")
                        .asText())
                .isEqualTo("the task has ended");
        server.delete("/_tasks/other").problem(404, "not_found");
    }

    private static List<String> chosen(String query) {
        JsonNode answer =
                server.get("/_cluster/partitions?" + query).hasStatus(200).json();
        List<String> names = new ArrayList<>();
        answer.path("partitions")
                .forEach(partition -> names.add(partition.path("index").asText() + "/"
                        + partition.path("partition").asInt()));
        return names;
    }

    private static String refusal(String query) {
        return server.get("/_cluster/partitions?" + query)
                .problem(400, "invalid_parameter")
                .path("detail")
                .asText();
    }
}
