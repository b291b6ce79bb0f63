package io.cameogrid.grid.transport;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.SortPosition;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import io.cameogrid.search.port.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.ignite.binary.BinaryObjectException;

/** Reads what {@link WireOutput} wrote. */
final class WireInput {
    private final WireSource in;

    WireInput(WireSource in) {
        this.in = in;
    }

    LeafRequest request() {
        byte revision = protocol();
        LeafRequest first = new LeafRequest(
                IndexName.of(text()),
                text(),
                text(),
                in.readBoolean(),
                list(in::readInt),
                list(this::sortKey),
                in.readBoolean() ? Optional.of(position()) : Optional.empty(),
                in.readInt(),
                in.readInt(),
                list(this::text),
                in.readBoolean(),
                in.readLong(),
                in.readBoolean() ? Optional.of(statistics()) : Optional.empty(),
                Annotations.NONE);
        LeafRequest request = revision >= 1 ? detailed(first) : first;
        return revision >= WireOutput.ANNOTATED ? request.asking(annotations()) : request;
    }

    /** What the first revision did not say of the order. */
    private LeafRequest detailed(LeafRequest request) {
        List<SortKey> plain = request.sort();
        List<SortKey> sort = new ArrayList<>(plain.size());
        for (int left = in.readInt(); left > 0; left--) {
            sort.add(sortDetails(plain.get(sort.size())));
        }
        boolean inclusive = in.readBoolean();
        return request.ordered(sort, inclusive ? request.after().map(SortPosition::including) : request.after());
    }

    private SortKey sortDetails(SortKey key) {
        byte kind = in.readByte();
        SortKey.Missing missing = switch (kind) {
            case WireOutput.LAST -> SortKey.Missing.LAST;
            case WireOutput.FIRST -> SortKey.Missing.FIRST;
            case WireOutput.VALUE -> new SortKey.Missing.Value(text());
            default -> throw new BinaryObjectException("no way to sort what is missing: " + kind);
        };
        return new SortKey(key.field(), key.ascending(), missing, SortKey.Mode.valueOf(text()), FieldType.find(text()));
    }

    LeafResult result() {
        byte revision = protocol();
        LeafResult result = new LeafResult(
                list(this::hit),
                new Total(in.readLong(), in.readBoolean()),
                list(in::readInt),
                list(in::readInt),
                list(() -> new Coverage.Failure(in.readInt(), text())),
                list(this::text),
                edition());
        return revision >= WireOutput.ANNOTATED ? annotated(result) : result;
    }

    private LeafResult annotated(LeafResult result) {
        Iterator<LeafHit> hits = result.hits().iterator();
        return result.with(list(() -> hits.next().with(annotation())));
    }

    StatisticsRequest statisticsRequest() {
        protocol();
        return new StatisticsRequest(
                IndexName.of(text()), text(), list(in::readInt), list(this::subject), in.readLong());
    }

    StatisticsResult statisticsResult() {
        protocol();
        return new StatisticsResult(statistics(), list(in::readInt), edition());
    }

    private Statistics statistics() {
        Map<Subject, Frequency> frequencies = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Subject subject = subject();
            frequencies.put(subject, frequency(subject));
        }
        return new Statistics(frequencies);
    }

    private Subject subject() {
        byte kind = in.readByte();
        return switch (kind) {
            case WireOutput.FIELD -> new Subject.Field(text());
            case WireOutput.WORD -> new Subject.Word(text(), text());
            case WireOutput.NEAR -> new Subject.Near(text(), text(), in.readInt());
            default -> throw new BinaryObjectException("no kind of subject: " + kind);
        };
    }

    private Frequency frequency(Subject subject) {
        return switch (subject) {
            case Subject.Field field -> new Frequency.OfField(in.readLong(), in.readLong());
            case Subject.Word word -> new Frequency.OfWord(in.readLong());
            case Subject.Near near ->
                new Frequency.OfNear(list(() -> new Frequency.Variant(text(), in.readFloat(), in.readLong())));
        };
    }

    private Edition edition() {
        return new Edition(in.readLong(), in.readLong(), in.readLong());
    }

    private LeafHit hit() {
        return new LeafHit(
                in.readInt(),
                new DocumentKey(text(), text()),
                in.readFloat(),
                list(this::sortValue),
                JsonBytes.of(in.readByteArray()));
    }

    private Annotations annotations() {
        Optional<Annotations.Highlight> highlight = in.readBoolean()
                ? Optional.of(new Annotations.Highlight(
                        list(this::text), text(), text(), in.readInt(), in.readInt(), in.readBoolean()))
                : Optional.empty();
        return new Annotations(highlight, in.readBoolean());
    }

    private Annotation annotation() {
        SortedMap<String, List<String>> highlight = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            highlight.put(text(), list(this::text));
        }
        return new Annotation(highlight, in.readBoolean() ? Optional.of(explanation()) : Optional.empty());
    }

    private Annotation.Explanation explanation() {
        return new Annotation.Explanation(in.readDouble(), text(), list(this::explanation));
    }

    private SortPosition position() {
        return new SortPosition(list(this::sortValue), new DocumentKey(text(), text()));
    }

    private SortKey sortKey() {
        return new SortKey(text(), in.readBoolean());
    }

    private Optional<Comparable<?>> sortValue() {
        return Optional.ofNullable((Comparable<?>) in.readObject());
    }

    private String text() {
        return in.readString();
    }

    private <T> List<T> list(Supplier<T> reader) {
        int size = in.readInt();
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(reader.get());
        }
        return items;
    }

    /** The message's revision. */
    private byte protocol() {
        byte version = in.readByte();
        if (version != WireOutput.PROTOCOL) {
            throw new BinaryObjectException(
                    "message of protocol " + version + "; this node speaks protocol " + WireOutput.PROTOCOL);
        }
        return in.readByte(); // What a newer revision than ours adds stands behind what is read here.
    }
}
