package io.cameogrid.bench.http;

import io.cameogrid.bench.load.Worker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.function.Consumer;

/** Sends requests over a connection of its own, and checks every answer. */
public final class HttpWorker implements Worker {
    private final HttpConnection connection;
    private final Iterator<byte[]> requests;
    private final Consumer<HttpAnswer> check;

    public HttpWorker(InetSocketAddress server, Iterator<byte[]> requests, Consumer<HttpAnswer> check)
            throws IOException {
        this.connection = new HttpConnection(server);
        this.requests = requests;
        this.check = check;
    }

    @Override
    public boolean work() throws IOException {
        if (!requests.hasNext()) {
            return false;
        }
        check.accept(connection.send(requests.next()));
        return true;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
