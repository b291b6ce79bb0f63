package io.cameogrid.rest.server;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.rest.call.MemoryBudget;
import io.cameogrid.rest.filter.Admission;
import io.cameogrid.rest.filter.RequestIds;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: serves the façades it is given at the address of its settings, from {@link #start} to {@link #close}.
 *
 * <p>Threads: any; starting and closing exclude each other.
 */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);

    /** Beside the requests in flight: those that are always admitted, and Jetty's own. */
    private static final int SPARE_THREADS = 24;

    private final RestConfig config;
    private final Admission admission;
    private final Server server;
    private final ServerConnector connector;

    public RestServer(
            RestConfig config,
            DocumentStore store,
            SearchEngine engine,
            IndexCatalog catalog,
            ClusterView cluster,
            ClusterAdmin admin) {
        this.config = config;
        this.admission = new Admission(config.requestsInFlight());
        Resources resources = Resources.of(store, engine, catalog, cluster, admin, admission);
        RequestIds ids = new RequestIds(RandomGenerator.getDefault());
        this.server = new Server(threads(config));
        this.connector = connector(server, config);
        server.addConnector(connector);
        server.setErrorHandler(new ProblemErrors(ids));
        server.setHandler(new CallHandler(
                new CallHandler.Server(
                        List.of(new HotRoutes(resources), new JerseyRoutes(resources)),
                        admission,
                        ids,
                        config.limits(),
                        new MemoryBudget(config.bufferedBytes())),
                new ReplySender(config.writeTimeout())));
    }

    /** Listens. Throws IOException if the address cannot be had. */
    public synchronized void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the HTTP server did not start", e);
        }
        LOG.info("HTTP on {}:{}", config.bindAddress(), port());
    }

    /** The port that is listened on, which was chosen by the system if the settings say 0. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Stops: turns new requests away, which shows in {@code /readyz}, waits for those in progress as long as the settings
     * say, and closes the rest.
     */
    @Override
    public synchronized void close() {
        try {
            if (server.isStarted() && !admission.drain(config.drainTimeout())) {
                LOG.warn("{} requests were still in progress after {}", admission.inFlight(), config.drainTimeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        }
    }

    private static QueuedThreadPool threads(RestConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(config.requestsInFlight() + SPARE_THREADS, 8);
        threads.setName("http");
        return threads;
    }

    private static ServerConnector connector(Server server, RestConfig config) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(config.headerBytes());
        // Paths are cut and decoded by ourselves, once and strictly: an id may hold anything.
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, new RawUriConnections(http));
        connector.setHost(config.bindAddress());
        connector.setPort(config.port());
        connector.setIdleTimeout(config.idleTimeout().toMillis());
        return connector;
    }
}
