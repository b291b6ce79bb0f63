package io.cameogrid.bench.http;

import java.nio.charset.StandardCharsets;

/** Requests as the bytes that go through the socket, made before the clock starts. */
public final class HttpRequest {
    private HttpRequest() {}

    public static byte[] of(String method, String target) {
        return (method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] of(String method, String target, byte[] json) {
        byte[] head = (method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + json.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + json.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        return request;
    }

    public static byte[] of(String method, String target, String json) {
        return of(method, target, json.getBytes(StandardCharsets.UTF_8));
    }
}
