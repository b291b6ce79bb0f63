package io.cameogrid.grid.quorum;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.lang.IgniteInClosure;
import org.apache.ignite.plugin.extensions.communication.Message;
import org.apache.ignite.spi.IgniteSpiException;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutException;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutHelper;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;

/** The connections between the nodes of a test, which it can cut: what is sent over them from then on is lost silently. */
final class Cuts {
    private final Set<String> discovery = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> communication = ConcurrentHashMap.newKeySet();
    private volatile BiPredicate<ClusterNode, Message> loss = (to, message) -> false;

    /** Nodes of both sides go on to be in one topology, but say nothing else to each other. */
    void cutCommunication(String one, String other) {
        communication.add(one + other);
        communication.add(other + one);
    }

    void cutDiscovery(String one, String other) {
        discovery.add(one + other);
        discovery.add(other + one);
    }

    /** No new connection is made between the discoveries of both; those that there are stay. */
    void refuseConnections(String one, String other) {
        refused.add(one + other);
        refused.add(other + one);
    }

    /** Loses the messages for which the predicate holds, whoever sends them. */
    void lose(BiPredicate<ClusterNode, Message> messages) {
        loss = messages;
    }

    void heal() {
        discovery.clear();
        refused.clear();
        communication.clear();
        loss = (to, message) -> false;
    }

    private boolean isLost(String from, ClusterNode to, Message message) {
        return communication.contains(from + to.consistentId()) || loss.test(to, message);
    }

    TcpCommunicationSpi communication(String node) {
        return new Communication(node);
    }

    /** @param ofPort tells whether connections of discovery to the port are those to a given node */
    TcpDiscoverySpi discovery(String node, IntFunction<String> ofPort) {
        return new Discovery(
                port -> discovery.contains(node + ofPort.apply(port)),
                port -> refused.contains(node + ofPort.apply(port)));
    }

    private final class Communication extends TcpCommunicationSpi {
        private final String node;

        Communication(String node) {
            this.node = node;
        }

        @Override
        public void sendMessage(ClusterNode to, Message message) throws IgniteSpiException {
            if (!isLost(node, to, message)) {
                super.sendMessage(to, message);
            }
        }

        @Override
        public void sendMessage(ClusterNode to, Message message, IgniteInClosure<IgniteException> acknowledged)
                throws IgniteSpiException {
            if (!isLost(node, to, message)) {
                super.sendMessage(to, message, acknowledged);
            }
        }
    }

    private static final class Discovery extends TcpDiscoverySpi {
        private final Predicate<Integer> cut;
        private final Predicate<Integer> refused;

        Discovery(Predicate<Integer> cut, Predicate<Integer> refused) {
            this.cut = cut;
            this.refused = refused;
        }

        @Override
        protected Socket openSocket(InetSocketAddress address, IgniteSpiOperationTimeoutHelper timeout)
                throws IOException, IgniteSpiOperationTimeoutException {
            return openSocket(new CutSocket(cut), address, timeout);
        }

        @Override
        protected Socket openSocket(Socket socket, InetSocketAddress address, IgniteSpiOperationTimeoutHelper timeout)
                throws IOException, IgniteSpiOperationTimeoutException {
            if (refused.test(address.getPort())) {
                throw new ConnectException("refused");
            }
            return super.openSocket(socket, address, timeout);
        }
    }

    private static final class CutSocket extends Socket {
        private final Predicate<Integer> cut;

        CutSocket(Predicate<Integer> cut) {
            this.cut = cut;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (cut.test(((InetSocketAddress) endpoint).getPort())) {
                throw new SocketTimeoutException("cut");
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    if (!cut.test(getPort())) {
                        out.write(b);
                    }
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (!cut.test(getPort())) {
                        out.write(bytes, offset, length);
                    }
                }
            };
        }
    }
}
