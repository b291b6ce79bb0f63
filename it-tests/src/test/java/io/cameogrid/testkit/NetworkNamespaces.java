package io.cameogrid.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A network of the test's own: a namespace for each node, all on one bridge, on which this process is too. What passes
 * between two nodes can be dropped, in one direction or both, and slowed down; this process reaches every node all the
 * while, as a client beside it would.
 *
 * <p>An extension of JUnit, static in its test class; where the process may not make namespaces, or iptables is missing,
 * the tests are skipped with the reason. A node's REST interface, which listens on loopback of its namespace, is reached
 * under the node's address.
 */
public final class NetworkNamespaces implements ClusterNetwork, BeforeAllCallback, AfterAllCallback {
    private static final int HERE = 254;
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final int nodes;
    private final String name;
    private final String block;

    /** @param nodes how many can be told apart */
    public NetworkNamespaces(int nodes) {
        this.nodes = nodes;
        long process = ProcessHandle.current().pid();
        // An interface's name has 15 characters at most.
        this.name = "cg" + Long.toString(process, 36) + Integer.toString(NETWORKS.getAndIncrement(), 36);
        this.block = "10." + (128 + (process >> 8) % 64) + "." + (process & 255) + ".";
    }

    @Override
    public String address(int node) {
        return block + node;
    }

    @Override
    public List<String> commandPrefix(int node) {
        return List.of("ip", "netns", "exec", namespace(node));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                succeeds("ip", "netns", "add", name) && succeeds("ip", "netns", "exec", name, "iptables", "-L", "-n"),
                "network namespaces need root, iproute2 and iptables");
        run("ip", "netns", "del", name);
        run("ip", "link", "add", name, "type", "bridge");
        run("ip", "addr", "add", block + HERE + "/24", "dev", name);
        run("ip", "link", "set", name, "up");
        IntStream.rangeClosed(1, nodes).forEach(this::add);
    }

    private void add(int node) {
        String inside = "eth0";
        run("ip", "netns", "add", namespace(node));
        run("ip", "link", "add", namespace(node), "type", "veth", "peer", "name", inside, "netns", namespace(node));
        run("ip", "link", "set", namespace(node), "master", name, "up");
        in(node, "ip", "addr", "add", address(node) + "/24", "dev", inside);
        in(node, "ip", "link", "set", inside, "up");
        in(node, "ip", "link", "set", "lo", "up");
        in(node, "sysctl", "-qw", "net.ipv4.conf.all.route_localnet=1");
        String port = Integer.toString(ServerNode.HTTP_PORT);
        in(
                node,
                List.of("iptables", "-t", "nat", "-A", "PREROUTING", "-p", "tcp", "-d", address(node)),
                List.of("--dport", port, "-j", "DNAT", "--to-destination", "127.0.0.1:" + port));
    }

    /** Drops what the first sends to the second. */
    public void cut(int from, int to) {
        in(to, "iptables", "-I", "INPUT", "-s", address(from), "-j", "DROP");
    }

    /** Drops everything between nodes of the one group and nodes of the other. */
    public void separate(List<Integer> group, List<Integer> others) {
        for (int one : group) {
            for (int other : others) {
                cut(one, other);
                cut(other, one);
            }
        }
    }

    /** Drops a part of what the node receives from other nodes and from here. */
    public void lose(int node, double part) {
        in(
                node,
                List.of("iptables", "-I", "INPUT", "-m", "statistic", "--mode", "random"),
                List.of("--probability", Double.toString(part), "-j", "DROP"));
    }

    /** Limits what the node sends, to this many bits a second, as {@code 1mbit}. */
    public void slowDown(int node, String rate) {
        in(
                node, "tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", rate, "burst", "64kbit", "latency",
                "400ms");
    }

    /** Lets everything pass again, at full speed. */
    public void heal() {
        for (int node = 1; node <= nodes; node++) {
            in(node, "iptables", "-F", "INPUT");
            succeeds("ip", "netns", "exec", namespace(node), "tc", "qdisc", "del", "dev", "eth0", "root");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        for (int node = 1; node <= nodes; node++) {
            succeeds("ip", "netns", "del", namespace(node));
        }
        succeeds("ip", "link", "del", name);
    }

    private String namespace(int node) {
        return name + "n" + node;
    }

    private void in(int node, String... command) {
        in(node, List.of(command), List.of());
    }

    private void in(int node, List<String> command, List<String> rest) {
        List<String> all = new ArrayList<>(commandPrefix(node));
        all.addAll(command);
        all.addAll(rest);
        run(all.toArray(String[]::new));
    }

    private static void run(String... command) {
        Result result = result(command);
        if (result.exit() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.output());
        }
    }

    private static boolean succeeds(String... command) {
        return result(command).exit() == 0;
    }

    private record Result(int exit, String output) {}

    private static Result result(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + String.join(" ", command), e);
        }
    }
}
