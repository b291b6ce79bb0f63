package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests that were once good, with something done to them: whatever comes, it is the client's error or none. */
class FuzzTest {
    private static final int REQUESTS = 4_000;

    private static final List<String> BODIES = List.of(
            "{\"query\":\"a b\",\"limit\":5,\"offset\":1,\"fields\":[\"t\"],\"sort\":{\"field\":\"t\",\"order\":\"asc\"}}",
            "{\"id\":\"x\",\"doc\":{\"t\":\"\\u00e9\",\"n\":[1,2.5e3,{\"k\":null}]},\"routing_key\":\"r\"}",
            "[{\"id\":\"a\",\"doc\":{\"n\":1}},{\"id\":\"b\",\"doc\":{\"n\":{}}}]",
            "[\"a\",{\"id\":\"b\",\"routing_key\":\"c\"}]",
            "{\"ids\":[\"a\",\"b\"]}",
            "{\"id\":\"a\",\"doc\":{\"n\":1}}\n\n{\"id\":\"b\",\"doc\":{\"n\":2}}\n",
            "{\"description\":\"d\",\"fields\":{\"t\":{\"field_type\":\"text\",\"fast\":true}},\"shard_count\":4}");

    private static final List<String> LINES = List.of(
            "POST /api/fuzz/search",
            "POST /api/fuzz/search/stream",
            "PUT /api/fuzz/document",
            "PUT /api/fuzz/documents/a%2Fb?if_version=3",
            "GET /api/fuzz/documents/x?routing_key=r",
            "DELETE /api/fuzz/document?id=x",
            "POST /api/fuzz/_bulk?atomic=false",
            "POST /api/fuzz/_bulk",
            "POST /api/fuzz/_bulk/delete",
            "POST /api/fuzz/document/stream",
            "POST /api/fuzz/documents/_mget",
            "PUT /api/fuzz/_config",
            "GET /api/fuzz/search?q=a&limit=3&sort=a:desc",
            "GET /_indexes?data_size=true",
            "GET /_cluster/partitions?index=fuzz&node=one&state=owning&limit=2&offset=1",
            "GET /_tasks/rebuild-1");

    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json\r\n",
            "Accept: application/json;q=0.5, */*\r\n",
            "If-Match: \"v1\"\r\n",
            "Accept-Encoding: gzip;q=1.0, identity\r\n",
            "Content-Encoding: gzip\r\n",
            "X-Request-Id: abc\r\n",
            "Expect: 100-continue\r\n");

    @Test
    void noRequestHoweverBrokenIsAnsweredWithAServersError() throws IOException {
        long seed = Long.getLong("cameogrid.seed", System.nanoTime());
        Random random = new Random(seed);
        int answered = 0;
        try (TestServer server = TestServer.start()) {
            server.put("/api/fuzz/documents/x", "{\"t\":\"a b\"}");
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = mutated(random, request(random));
                String replay = "-Dcameogrid.seed=" + seed + " request " + i + ": "
                        + new String(request, StandardCharsets.ISO_8859_1);
                answered += check(server, request, replay) ? 1 : 0;
            }
            assertThat(answered).as("-Dcameogrid.seed=" + seed).isGreaterThan(REQUESTS * 3 / 4);
            server.get("/livez").hasStatus(200);
        }
    }

    /** Gives whether there was an answer at all. */
    private static boolean check(TestServer server, byte[] request, String replay) throws IOException {
        Answer answer;
        try (RawClient client = new RawClient(server.port())) {
            answer = client.send(request).endOfInput().answer();
            if (answer.status() == 100) {
                answer = client.answer();
            }
        } catch (SocketException e) {
            return false; // closed in our face, before we had said everything
        }
        assertThat(answer.status()).as(replay + "\n" + answer.text()).isLessThan(500);
        if (answer.status() >= 400 && answer.body().length > 0) {
            assertThat(answer.header("Content-Type")).as(replay).contains("application/problem+json");
            assertThat(answer.json().path("status").asInt()).as(replay).isEqualTo(answer.status());
            assertThat(answer.json().path("code").asText()).as(replay).isNotEmpty();
        }
        return answer.status() != 0;
    }

    private static byte[] request(Random random) {
        byte[] body = one(random, BODIES).getBytes(StandardCharsets.UTF_8);
        boolean zipped = random.nextInt(6) == 0;
        body = zipped ? Gzip.gzip(body) : body;
        StringBuilder head = new StringBuilder(one(random, LINES)).append(" HTTP/1.1\r\nHost: x\r\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(one(random, HEADERS));
        }
        head.append(zipped ? "Content-Encoding: gzip\r\n" : "");
        head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Changes, removes, doubles or inserts a few bytes; or ends the request early. */
    private static byte[] mutated(Random random, byte[] request) {
        byte[] bytes = request;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(6));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            switch (random.nextInt(6)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 ->
                    out.writeBytes("\"{}[]:,\\/%?&;=\r\n 0-"
                            .substring(random.nextInt(18))
                            .getBytes(StandardCharsets.UTF_8));
                case 2 -> {
                    out.write(bytes, from, to - from);
                    out.write(bytes, from, to - from);
                }
                case 3 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
                default -> {}
            }
            int rest = random.nextInt(12) == 0 ? bytes.length : random.nextBoolean() ? to : from;
            out.write(bytes, rest, bytes.length - rest);
            bytes = out.size() == 0 ? request : out.toByteArray();
        }
        return bytes;
    }

    private static String one(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
