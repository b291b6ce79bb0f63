package io.cameogrid.rest.server;

import io.cameogrid.rest.call.RestLimits;
import java.time.Duration;

/**
 * The settings of the HTTP server.
 *
 * @param bindAddress the address to listen on, loopback by default
 * @param port the port to listen on, 0 for any that is free
 * @param requestsInFlight served at once, beyond which requests are turned away
 * @param requestTimeout how long the façades may take to answer
 * @param idleTimeout how long a connection may stand still, between requests or within one
 * @param writeTimeout how long a client may take for what does not fit into the network's buffers
 * @param drainTimeout how long a stop waits for requests in progress
 * @param headerBytes of a request's line and headers together
 * @param bodyBytes of a body that is read as a whole, after inflation
 * @param recordBytes of one document
 * @param bulkItems items of one atomic batch
 * @param bufferedBytes of all bodies that are being read or worked on
 */
public record RestConfig(
        String bindAddress,
        int port,
        int requestsInFlight,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration writeTimeout,
        Duration drainTimeout,
        int headerBytes,
        long bodyBytes,
        int recordBytes,
        int bulkItems,
        long bufferedBytes) {

    public RestConfig {
        require(!bindAddress.isBlank(), "bindAddress", bindAddress);
        require(port >= 0 && port <= 65_535, "port", port);
        require(requestsInFlight > 0, "requestsInFlight", requestsInFlight);
        require(requestTimeout.isPositive(), "requestTimeout", requestTimeout);
        require(idleTimeout.isPositive(), "idleTimeout", idleTimeout);
        require(writeTimeout.isPositive(), "writeTimeout", writeTimeout);
        require(!drainTimeout.isNegative(), "drainTimeout", drainTimeout);
        require(headerBytes >= 1_024, "headerBytes", headerBytes);
        require(bodyBytes > 0 && bodyBytes <= 1 << 30, "bodyBytes", bodyBytes);
        require(recordBytes > 0 && recordBytes <= bodyBytes, "recordBytes", recordBytes);
        require(bulkItems > 0, "bulkItems", bulkItems);
        require(bufferedBytes > 0, "bufferedBytes", bufferedBytes);
    }

    /** Port 9480 on loopback, and limits that fit most. */
    public static RestConfig defaults() {
        return builder().build();
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    RestLimits limits() {
        return new RestLimits(bodyBytes, recordBytes, bulkItems, requestTimeout);
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    /** Collects settings; what is not set keeps its default. */
    public static final class Builder {
        private String bindAddress = "127.0.0.1";
        private int port = 9480;
        private int requestsInFlight = 128;
        private Duration requestTimeout = Duration.ofSeconds(30);
        private Duration idleTimeout = Duration.ofSeconds(60);
        private Duration writeTimeout = Duration.ofSeconds(30);
        private Duration drainTimeout = Duration.ofSeconds(30);
        private int headerBytes = 16 << 10;
        private long bodyBytes = 200L << 20;
        private int recordBytes = 64 << 20;
        private int bulkItems = 10_000;
        private long bufferedBytes = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4);

        private Builder() {}

        public Builder bindAddress(String value) {
            bindAddress = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder requestsInFlight(int value) {
            requestsInFlight = value;
            return this;
        }

        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        public Builder writeTimeout(Duration value) {
            writeTimeout = value;
            return this;
        }

        public Builder drainTimeout(Duration value) {
            drainTimeout = value;
            return this;
        }

        public Builder headerBytes(int value) {
            headerBytes = value;
            return this;
        }

        public Builder bodyBytes(long value) {
            bodyBytes = value;
            return this;
        }

        public Builder recordBytes(int value) {
            recordBytes = value;
            return this;
        }

        public Builder bulkItems(int value) {
            bulkItems = value;
            return this;
        }

        public Builder bufferedBytes(long value) {
            bufferedBytes = value;
            return this;
        }

        public RestConfig build() {
            return new RestConfig(
                    bindAddress,
                    port,
                    requestsInFlight,
                    requestTimeout,
                    idleTimeout,
                    writeTimeout,
                    drainTimeout,
                    headerBytes,
                    bodyBytes,
                    recordBytes,
                    bulkItems,
                    bufferedBytes);
        }
    }
}
