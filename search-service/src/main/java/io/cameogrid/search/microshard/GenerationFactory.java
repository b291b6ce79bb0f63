package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** Opens the generations of one microshard: those on disk after checking whose they are, and new ones. */
final class GenerationFactory {
    private final MicroshardId id;
    private final Engine engine;
    private final RowDocuments documents;
    private final BiConsumer<Generation, Throwable> onFailure;

    GenerationFactory(
            MicroshardId id, Engine engine, RowDocuments documents, BiConsumer<Generation, Throwable> onFailure) {
        this.id = id;
        this.engine = engine;
        this.documents = documents;
        this.onFailure = onFailure;
    }

    /** A generation from disk with the commit that it was opened on. */
    record Found(Generation generation, MicroshardCommit commit) {}

    Generation create(long number, Path path) throws IOException {
        return generation(opened(number, path, Optional.empty()));
    }

    /**
     * @throws IOException if it is damaged
     * @throws IllegalArgumentException saying why, if it is not a generation of this microshard
     */
    Found open(long number, Path path) throws IOException {
        MicroshardCommit commit;
        try (Directory directory = engine.directories().open(path)) {
            commit = MicroshardCommit.parse(
                    SegmentInfos.readLatestCommit(directory).getUserData());
        }
        if (!commit.id().equals(id)) {
            throw new IllegalArgumentException("commit belongs to " + commit.id());
        }
        if (!commit.node().equals(engine.config().node())) {
            throw new IllegalArgumentException("commit was written by the node " + commit.node());
        }
        return new Found(generation(opened(number, path, Optional.of(commit))), commit);
    }

    private Generation generation(OpenedWriter opened) {
        return new Generation(opened, documents, engine.budget(), engine.writes(), engine.failpoints(), onFailure);
    }

    private OpenedWriter opened(long number, Path path, Optional<MicroshardCommit> found) throws IOException {
        IndexWriterConfig config = WriterSettings.config(documents.mapping().analyzer(), engine.merges());
        config.setOpenMode(found.isPresent() ? OpenMode.APPEND : OpenMode.CREATE);
        Directory directory = engine.directories().open(path);
        try {
            IndexWriter writer = new IndexWriter(directory, config);
            try {
                OptionalLong counter =
                        found.stream().mapToLong(MicroshardCommit::counter).findFirst();
                Commits commits = new Commits(writer, counter, description(found));
                return new OpenedWriter(number, path, directory, writer, DirectoryReader.open(writer), commits);
            } catch (Throwable e) {
                OpenedWriter.closeQuietly(writer::rollback);
                throw e;
            }
        } catch (Throwable e) {
            OpenedWriter.closeQuietly(directory);
            throw e;
        }
    }

    private Commits.Description description(Optional<MicroshardCommit> found) {
        IndexMapping mapping = documents.mapping();
        long built = found.map(MicroshardCommit::builtSchemaVersion).orElseGet(mapping::schemaVersion);
        return new Commits.Description(id, engine.config().node(), mapping::schemaVersion, built);
    }
}
