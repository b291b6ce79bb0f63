package io.cameogrid.search.cursor;

import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the place that a cursor holds as bytes; {@link PlaceInput} reads them. */
final class PlaceOutput {
    /** Of a cursor's bytes. Another one makes cursors of before invalid, which their clients can begin anew. */
    static final byte FORMAT = 1;

    static final byte NONE = 0;
    static final byte LONG = 1;
    static final byte DOUBLE = 2;
    static final byte STRING = 3;
    static final byte BYTES = 4;
    static final byte LONG_VALUE = 5;

    /** Of a string that is written as such, as earlier versions read it. */
    private static final int LONGEST_STRING = 8_191;

    /** Of all values together, so that the cursor has room for them. */
    private static final int LONGEST_VALUES = 32 << 10;

    static final byte FIELD = 1;
    static final byte WORD = 2;
    static final byte NEAR = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final DataOutputStream out = new DataOutputStream(bytes);

    static byte[] bytes(CursorPlace place) {
        PlaceOutput output = new PlaceOutput();
        try {
            output.place(place);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return output.bytes.toByteArray();
    }

    private void place(CursorPlace place) throws IOException {
        out.writeByte(FORMAT);
        out.write(HexFormat.of().parseHex(place.search().hash()));
        out.writeShort(place.index());
        SortPosition position = place.position();
        out.writeShort(position.sortValues().size());
        for (Optional<Comparable<?>> value : position.sortValues()) {
            value(value, LONGEST_VALUES / position.sortValues().size());
        }
        out.writeUTF(position.key().id());
        out.writeBoolean(position.key().routed());
        if (position.key().routed()) {
            out.writeUTF(position.key().routingKey());
        }
        out.writeShort(place.ranking().size());
        for (Optional<Statistics> ranking : place.ranking()) {
            out.writeBoolean(ranking.isPresent());
            if (ranking.isPresent()) {
                statistics(ranking.get());
            }
        }
    }

    private void value(Optional<Comparable<?>> value, int longest) throws IOException {
        if (value.isEmpty()) {
            out.writeByte(NONE);
            return;
        }
        switch (value.get()) {
            case Long number -> {
                out.writeByte(LONG);
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte(DOUBLE);
                out.writeDouble(number);
            }
            case String text
            when text.length() > longest -> {
                out.writeByte(LONG_VALUE);
                out.writeUTF(LongValue.of(text).hash());
            }
            case String text
            when text.length() > LONGEST_STRING -> {
                out.writeByte(BYTES);
                out.writeInt(text.length());
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
            case String text -> {
                out.writeByte(STRING);
                out.writeUTF(text);
            }
            default ->
                throw new IllegalStateException("no sort value: " + value.get().getClass());
        }
    }

    private void statistics(Statistics statistics) throws IOException {
        out.writeInt(statistics.frequencies().size());
        for (Map.Entry<Subject, Frequency> entry : statistics.frequencies().entrySet()) {
            subject(entry.getKey());
            frequency(entry.getValue());
        }
    }

    private void subject(Subject subject) throws IOException {
        switch (subject) {
            case Subject.Field(String name) -> {
                out.writeByte(FIELD);
                out.writeUTF(name);
            }
            case Subject.Word(String field, String text) -> {
                out.writeByte(WORD);
                out.writeUTF(field);
                out.writeUTF(text);
            }
            case Subject.Near(String field, String text, int edits) -> {
                out.writeByte(NEAR);
                out.writeUTF(field);
                out.writeUTF(text);
                out.writeInt(edits);
            }
        }
    }

    private void frequency(Frequency frequency) throws IOException {
        switch (frequency) {
            case Frequency.OfField(long documents, long words) -> {
                out.writeLong(documents);
                out.writeLong(words);
            }
            case Frequency.OfWord(long documents) -> out.writeLong(documents);
            case Frequency.OfNear(List<Frequency.Variant> variants) -> {
                out.writeInt(variants.size());
                for (Frequency.Variant variant : variants) {
                    out.writeUTF(variant.text());
                    out.writeFloat(variant.nearness());
                    out.writeLong(variant.documents());
                }
            }
        }
    }
}
