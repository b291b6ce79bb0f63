package io.cameogrid.rest.server;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Connections that hand on what stands in the request line as it stands there.
 *
 * <p>Jetty decodes a path while it parses it and refuses some of what it finds, {@code %00} whatever its settings say. But
 * an id may hold any character, and decoding is our own affair. So every percent sign is hidden from Jetty as
 * {@code %25}, and {@link #shown} brings it back.
 */
final class RawUriConnections extends HttpConnectionFactory {
    RawUriConnections(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new RawUriConnection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /** A part of the request line as the client sent it. */
    static String shown(String hidden) {
        return hidden.indexOf('%') < 0 ? hidden : hidden.replace("%25", "%");
    }

    /** One such connection. */
    private static final class RawUriConnection extends HttpConnection {
        RawUriConnection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
            boolean plain = uri == null || uri.indexOf('%') < 0;
            return super.newHttpStream(method, plain ? uri : uri.replace("%", "%25"), version);
        }
    }
}
