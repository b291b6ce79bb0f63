package io.cameogrid.bench.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.CorpusShape;
import io.cameogrid.bench.http.HttpAnswer;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** CameoGrid's HTTP interface as far as it is measured: requests for one index. */
public record Api(InetSocketAddress address, String index) {
    private static final byte[] TOTAL = "\"total_hits\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WRITTEN = "\"items_written\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMPLETE = "\"failed\":0".getBytes(StandardCharsets.US_ASCII);

    /** Creates the index with the types that plain Lucene gets too. */
    public void create(CorpusShape shape) throws IOException {
        create(shape, 0);
    }

    /** @param replicas copies of each document beside the first one */
    public void create(CorpusShape shape, int replicas) throws IOException {
        String fields = shape.fields().entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":{\"field_type\":\""
                        + field.getValue().wireName() + "\"}")
                .collect(Collectors.joining(","));
        call(
                        "PUT",
                        "/_config",
                        "{\"fields\":{" + fields + "},\"default_fields\":[" + quoted(shape.words()) + "],\"replicas\":"
                                + replicas + "}")
                .require(200, 201);
    }

    public void drop() throws IOException {
        try (HttpConnection connection = new HttpConnection(address)) {
            connection.send(HttpRequest.of("DELETE", path(""))).require(200);
        }
    }

    public byte[] bulk(List<BenchDocument> documents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write('[');
        for (BenchDocument document : documents) {
            body.writeBytes(utf8((body.size() == 1 ? "" : ",") + "{\"id\":" + quoted(document.id()) + ",\"doc\":"));
            body.writeBytes(document.json());
            body.write('}');
        }
        body.write(']');
        return HttpRequest.of("POST", path("/_bulk"), body.toByteArray());
    }

    /** The check of a bulk's answer. */
    public static void requireWritten(HttpAnswer answer, int documents) {
        long written = answer.require(200).numberAfter(WRITTEN);
        if (written != documents) {
            throw answer.wrong("with " + documents + " items written");
        }
    }

    public byte[] put(BenchDocument document) {
        return HttpRequest.of("PUT", document(document.id()), document.json());
    }

    /** The check of a single write's answer. */
    public static void requireStored(HttpAnswer answer) {
        answer.require(200, 201);
    }

    public byte[] get(String id) {
        return HttpRequest.of("GET", document(id));
    }

    public byte[] search(String query) {
        return HttpRequest.of("POST", path("/search"), "{\"query\":" + quoted(query) + ",\"limit\":10}");
    }

    public byte[] search(BenchQuery query) {
        return search(query.text());
    }

    /** The check of a search's answer: nothing is missing from it. */
    public static void requireComplete(HttpAnswer answer) {
        if (!answer.require(200).contains(COMPLETE)) {
            throw answer.wrong("of all shards");
        }
    }

    /** How many documents a search found. */
    public static long total(HttpAnswer answer) {
        return answer.require(200).numberAfter(TOTAL);
    }

    private HttpAnswer call(String method, String target, String json) throws IOException {
        try (HttpConnection connection = new HttpConnection(address)) {
            return connection.send(HttpRequest.of(method, path(target), json));
        }
    }

    private String path(String rest) {
        return "/api/" + index + rest;
    }

    private String document(String id) {
        return path(
                "/documents/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
