package io.cameogrid.grid.node;

import com.google.common.base.Splitter;
import com.google.common.base.Throwables;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.cameogrid.grid.store.DocumentCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Document caches on this node's disk that its cluster has destroyed while it was away, because their index was dropped or its
 * documents have moved. Ignite lets no node in that brings such caches.
 *
 * <p>Only a cluster that serves says so, and only to a node of its own past: one with another past is refused before. A cache
 * carries the incarnation of an index, which is never used again, so what the cluster does not know was destroyed.
 */
record DestroyedCaches(List<String> names) {
    private static final Logger LOG = LoggerFactory.getLogger(DestroyedCaches.class);
    private static final String HIDDEN = "destroyed-";
    private static final Pattern REFUSAL =
            Pattern.compile("has caches with data which are not presented on cluster.*\\[([^\\]]*)\\]");

    /** Those that a refusal names; none if it is another one, or names caches that are not ours to remove. */
    static DestroyedCaches of(RuntimeException failure) {
        List<String> names = Throwables.getCausalChain(failure).stream()
                .map(cause -> REFUSAL.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(refusal -> Splitter.on(',').trimResults().splitToList(refusal.group(1)))
                .findFirst()
                .orElse(List.of());
        boolean ours =
                names.stream().allMatch(name -> DocumentCaches.incarnation(name).isPresent());
        return new DestroyedCaches(ours ? names : List.of());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** @param store where Ignite keeps a directory for the node, and in it one for each cache */
    void remove(Path store) {
        try (Stream<Path> nodes = Files.list(store)) {
            for (Path node : nodes.filter(Files::isDirectory).toList()) {
                for (String name : names) {
                    hide(node, name);
                }
                deleteHidden(node);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("caches that the cluster destroyed cannot be taken from " + store, e);
        }
    }

    /** Under another name Ignite does not see it, should the deletion not come to its end. */
    private static void hide(Path node, String name) throws IOException {
        Path cache = node.resolve("cache-" + name);
        if (Files.isDirectory(cache)) {
            LOG.info("The cluster destroyed cache {} while this node was away; it is deleted here too", name);
            Files.move(cache, node.resolve(HIDDEN + name));
        }
    }

    private static void deleteHidden(Path node) throws IOException {
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(node, HIDDEN + "*")) {
            for (Path cache : hidden) {
                MoreFiles.deleteRecursively(cache, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        }
    }
}
