package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories of microshards, whether or not these are open. What cannot be deleted is told, and left. */
final class MicroshardFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardFiles.class);

    private final Path root;

    MicroshardFiles(Path root) {
        this.root = root;
    }

    /** The partitions of the index that have a directory. */
    Set<Integer> partitions(String incarnation) {
        return names(root.resolve(incarnation)).stream()
                .filter(name -> name.chars().allMatch(Character::isDigit))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    void delete(String incarnation) {
        delete(root.resolve(incarnation));
    }

    void delete(MicroshardId id) {
        delete(root.resolve(id.incarnation()).resolve(Integer.toString(id.partition())));
    }

    void retainOnly(Set<String> incarnations) {
        for (String name : names(root)) {
            if (!incarnations.contains(name)) {
                delete(name);
            }
        }
    }

    private static Set<String> names(Path directory) {
        Set<String> names = new HashSet<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            } catch (IOException e) {
                LOG.warn("cannot look for microshards in {}: {}", directory, e.toString());
            }
        }
        return names;
    }

    private static void delete(Path directory) {
        try {
            if (Files.exists(directory)) {
                IOUtils.rm(directory);
            }
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", directory, e.toString());
        }
    }
}
