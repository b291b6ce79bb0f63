package io.cameogrid.search.cursor;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link PlaceOutput} wrote, which the seal has shown to be what it was. */
final class PlaceInput {
    private final DataInputStream in;

    private PlaceInput(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** @throws IOException if it is of another format */
    static CursorPlace place(byte[] bytes) throws IOException {
        return new PlaceInput(bytes).place();
    }

    private CursorPlace place() throws IOException {
        byte format = in.readByte();
        if (format != PlaceOutput.FORMAT) {
            throw new IOException("a cursor of format " + format);
        }
        byte[] hash = new byte[SearchIdentity.LENGTH];
        in.readFully(hash);
        int index = in.readShort();
        List<Optional<Comparable<?>>> values = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            values.add(value());
        }
        String id = in.readUTF();
        DocumentKey key = in.readBoolean() ? DocumentKey.of(id, in.readUTF()) : DocumentKey.of(id);
        List<Optional<Statistics>> ranking = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            ranking.add(in.readBoolean() ? Optional.of(statistics()) : Optional.empty());
        }
        return new CursorPlace(
                new SearchIdentity(HexFormat.of().formatHex(hash)), index, new SortPosition(values, key), ranking);
    }

    private Optional<Comparable<?>> value() throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case PlaceOutput.NONE -> Optional.empty();
            case PlaceOutput.LONG -> Optional.of(in.readLong());
            case PlaceOutput.DOUBLE -> Optional.of(in.readDouble());
            case PlaceOutput.STRING -> Optional.of(in.readUTF());
            case PlaceOutput.BYTES -> Optional.of(new String(in.readNBytes(in.readInt()), StandardCharsets.ISO_8859_1));
            case PlaceOutput.LONG_VALUE -> Optional.of(new LongValue(in.readUTF()));
            default -> throw new IOException("no kind of sort value: " + kind);
        };
    }

    private Statistics statistics() throws IOException {
        Map<Subject, Frequency> frequencies = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Subject subject = subject();
            frequencies.put(subject, frequency(subject));
        }
        return new Statistics(frequencies);
    }

    private Subject subject() throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case PlaceOutput.FIELD -> new Subject.Field(in.readUTF());
            case PlaceOutput.WORD -> new Subject.Word(in.readUTF(), in.readUTF());
            case PlaceOutput.NEAR -> new Subject.Near(in.readUTF(), in.readUTF(), in.readInt());
            default -> throw new IOException("no kind of subject: " + kind);
        };
    }

    private Frequency frequency(Subject subject) throws IOException {
        return switch (subject) {
            case Subject.Field field -> new Frequency.OfField(in.readLong(), in.readLong());
            case Subject.Word word -> new Frequency.OfWord(in.readLong());
            case Subject.Near near -> {
                List<Frequency.Variant> variants = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    variants.add(new Frequency.Variant(in.readUTF(), in.readFloat(), in.readLong()));
                }
                yield new Frequency.OfNear(variants);
            }
        };
    }
}
