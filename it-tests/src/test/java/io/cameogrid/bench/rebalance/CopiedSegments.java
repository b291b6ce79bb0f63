package io.cameogrid.bench.rebalance;

import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.load.WrongAnswerException;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A microshard whose committed files come from another node over a socket, are synced, read once as every microshard from a
 * disk is, and are brought to what the rows are now.
 */
public final class CopiedSegments {
    private static final int MESSAGE = 1 << 20;

    private final BenchIndex index;
    private final List<Row> rows;

    public CopiedSegments(Corpus corpus) {
        this.index = new BenchIndex(corpus);
        this.rows = index.rows();
    }

    /**
     * @param changed one in so many documents has changed since the commit
     * @param bytes of the files
     */
    public record Copy(CpuUse copy, CpuUse changes, long bytes, int changed) {}

    /** @param changed one in so many documents is read and indexed again after the copy */
    public Copy copy(Path source, Path target, int changed) throws IOException {
        Files.createDirectories(target);
        CpuClock clock = CpuClock.own();
        CpuClock.Reading start = clock.read();
        long bytes = transfer(source, target);
        requireWhole(target);
        CpuUse copied = clock.since(start);
        start = clock.read();
        indexAgain(target, changed);
        return new Copy(copied, clock.since(start), bytes, changed);
    }

    private static long transfer(Path source, Path target) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    send(source, new DataOutputStream(socket.getOutputStream()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            long bytes = 0;
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                    bytes += receive(in, target.resolve(name), in.readLong());
                }
            }
            sent.join();
            return bytes;
        }
    }

    private static void send(Path source, DataOutputStream out) throws IOException {
        try (Directory directory = FSDirectory.open(source)) {
            Collection<String> names = SegmentInfos.readLatestCommit(directory).files(true);
            byte[] message = new byte[MESSAGE];
            for (String name : names) {
                try (FileChannel file = FileChannel.open(source.resolve(name))) {
                    out.writeUTF(name);
                    out.writeLong(file.size());
                    ByteBuffer buffer = ByteBuffer.wrap(message);
                    while (file.read(buffer.clear()) > 0) {
                        out.write(message, 0, buffer.position());
                    }
                }
            }
            out.writeUTF("");
        }
    }

    private static long receive(DataInputStream in, Path target, long size) throws IOException {
        byte[] message = new byte[MESSAGE];
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long left = size; left > 0; ) {
                int part = (int) Math.min(MESSAGE, left);
                in.readFully(message, 0, part);
                for (ByteBuffer rest = ByteBuffer.wrap(message, 0, part); rest.hasRemaining(); ) {
                    file.write(rest);
                }
                left -= part;
            }
            file.force(true);
        }
        return size;
    }

    private void requireWhole(Path target) throws IOException {
        try (Directory directory = FSDirectory.open(target);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
            if (reader.numDocs() != rows.size()) {
                throw new WrongAnswerException("The copy has " + reader.numDocs() + " documents of " + rows.size());
            }
        }
    }

    private void indexAgain(Path target, int changed) throws IOException {
        DocumentMapper mapper = new DocumentMapper(new AnalyzerCatalog());
        try (Directory directory = FSDirectory.open(target);
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig(new AnalyzerCatalog().ofWriters()))) {
            for (int i = 0; i < rows.size(); i += changed) {
                Row row = rows.get(i);
                writer.updateDocument(KeyField.term(row.key()), mapper.map(index.definition(), row));
            }
            writer.commit();
        } catch (UnmappableException e) {
            throw new WrongAnswerException("A document of the corpus does not fit its own definition: " + e);
        }
    }
}
