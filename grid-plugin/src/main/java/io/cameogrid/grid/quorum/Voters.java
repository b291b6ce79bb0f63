package io.cameogrid.grid.quorum;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The servers that have a vote, each by its entry in the configuration, {@code host:port}.
 *
 * <p>All nodes of a cluster have the same list. A node finds its own entry by the addresses that the entries stand for, and
 * from then on is known by the text of it.
 */
public record Voters(List<String> entries) {
    /** The node attribute under which a server that votes tells the others its entry. */
    public static final String ATTRIBUTE = "cameogrid.voter";

    /** Of a node that is no cluster: nobody is asked. */
    public static final Voters NONE = new Voters(List.of());

    public Voters {
        entries = List.copyOf(entries);
    }

    /**
     * The voters of a list as it was written: each once, in the same writing on every node.
     *
     * @param port of entries that do not say
     */
    public static Voters of(List<String> nodes, int port) {
        Set<String> entries = new LinkedHashSet<>();
        nodes.forEach(node -> entries.add(withPort(node, port)));
        return new Voters(List.copyOf(entries));
    }

    /** An entry as {@code host:port}; an IPv6 address is in brackets. */
    public static String withPort(String node, int port) {
        String text = node.strip().toLowerCase(Locale.ROOT);
        boolean bareV6 = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
        String host = bareV6 ? "[" + text + "]" : text;
        return host.lastIndexOf(':') > host.lastIndexOf(']') ? host : host + ":" + port;
    }

    /** How many voters are more than half of them; none of none. */
    public int majority() {
        return entries.isEmpty() ? 0 : entries.size() / 2 + 1;
    }

    /** Whether these entries, of voters that can be reached, are a majority. Others are not counted. */
    public boolean isMajority(Set<String> reached) {
        return entries.stream().filter(reached::contains).count() >= majority();
    }

    /**
     * The entries that stand for a place; in a good configuration there is at most one such entry for a node. Asks the
     * name service, so it may take a while.
     */
    public List<String> at(Predicate<InetSocketAddress> place) {
        return entries.stream()
                .filter(entry -> addresses(entry).stream().anyMatch(place))
                .toList();
    }

    /** Whether the name service knows the host of every entry. */
    public boolean allKnown() {
        return entries.stream().noneMatch(entry -> addresses(entry).isEmpty());
    }

    /** What an entry stands for now; nothing if the name service does not know it. */
    public static List<InetSocketAddress> addresses(String entry) {
        int colon = entry.lastIndexOf(':');
        int port = Integer.parseInt(entry.substring(colon + 1));
        try {
            return List.of(InetAddress.getAllByName(entry.substring(0, colon))).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
