package io.cameogrid.rest.server;

import io.cameogrid.rest.call.RequestHead;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as Jetty received it. */
final class JettyHead implements RequestHead {
    private final Request request;
    private final HttpFields headers;
    private @Nullable InputStream content;

    JettyHead(Request request) {
        this.request = request;
        this.headers = request.getHeaders();
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String rawPath() {
        String path = request.getHttpURI().getPath();
        return path == null ? "/" : RawUriConnections.shown(path);
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(request.getHttpURI().getQuery()).map(RawUriConnections::shown);
    }

    @Override
    public Optional<String> header(String name) {
        @Nullable String value = null;
        for (HttpField field : headers) {
            if (field.is(name)) {
                value = value == null ? field.getValue() : value + ", " + field.getValue();
            }
        }
        return Optional.ofNullable(value);
    }

    @Override
    public long contentLength() {
        return request.getLength();
    }

    @Override
    public InputStream content() {
        InputStream opened = content == null ? Content.Source.asInputStream(request) : content;
        content = opened;
        return opened;
    }
}
