package io.cameogrid.search.microshard;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.StoredFieldDataInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's own codec, but its stored fields open their files only when a field is stored or the segment is flushed.
 *
 * <p>Lucene creates these files with the first document of a buffer, in the thread that brings it, even when nothing is
 * ever stored. That thread is the hook's, which must not wait for a disk. Segments carry the name of Lucene's codec
 * and are read by it.
 */
final class LazyStoredFieldsCodec extends FilterCodec {
    private final StoredFieldsFormat storedFields;

    LazyStoredFieldsCodec(Codec codec) {
        super(codec.getName(), codec);
        storedFields = new LazyFormat(codec.storedFieldsFormat());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return storedFields;
    }

    private static final class LazyFormat extends StoredFieldsFormat {
        private final StoredFieldsFormat format;

        LazyFormat(StoredFieldsFormat format) {
            this.format = format;
        }

        @Override
        public StoredFieldsReader fieldsReader(
                Directory directory, SegmentInfo info, FieldInfos fields, IOContext context) throws IOException {
            return format.fieldsReader(directory, info, fields, context);
        }

        @Override
        public StoredFieldsWriter fieldsWriter(Directory directory, SegmentInfo info, IOContext context) {
            return new LazyWriter(() -> format.fieldsWriter(directory, info, context));
        }
    }

    @FunctionalInterface
    private interface Opening {
        StoredFieldsWriter open() throws IOException;
    }

    /** Counts documents until it has to open; then they are made up for. */
    private static final class LazyWriter extends StoredFieldsWriter {
        private final Opening opening;
        private Optional<StoredFieldsWriter> opened = Optional.empty();
        private int finished;
        private boolean inDocument;

        LazyWriter(Opening opening) {
            this.opening = opening;
        }

        private StoredFieldsWriter writer() throws IOException {
            if (opened.isEmpty()) {
                StoredFieldsWriter writer = opening.open();
                opened = Optional.of(writer);
                for (int i = 0; i < finished; i++) {
                    writer.startDocument();
                    writer.finishDocument();
                }
                if (inDocument) {
                    writer.startDocument();
                }
            }
            return opened.get();
        }

        @Override
        public void startDocument() throws IOException {
            if (opened.isPresent()) {
                opened.get().startDocument();
            }
            inDocument = true;
        }

        @Override
        public void finishDocument() throws IOException {
            if (opened.isPresent()) {
                opened.get().finishDocument();
            } else {
                finished++;
            }
            inDocument = false;
        }

        @Override
        public void writeField(FieldInfo info, int value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, long value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, float value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, double value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, BytesRef value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, String value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void writeField(FieldInfo info, StoredFieldDataInput value) throws IOException {
            writer().writeField(info, value);
        }

        @Override
        public void finish(int documents) throws IOException {
            writer().finish(documents);
        }

        @Override
        public int merge(MergeState state) throws IOException {
            return writer().merge(state);
        }

        @Override
        public void close() throws IOException {
            if (opened.isPresent()) {
                opened.get().close();
            }
        }

        @Override
        public long ramBytesUsed() {
            return opened.map(StoredFieldsWriter::ramBytesUsed).orElse(0L);
        }
    }
}
