package io.cameogrid.search.microshard;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;

/** Opens Lucene directories; tests open ones that fail or wait. */
@FunctionalInterface
interface DirectorySource {
    Directory open(Path path) throws IOException;
}
