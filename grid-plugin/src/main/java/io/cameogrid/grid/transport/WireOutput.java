package io.cameogrid.grid.transport;

import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Annotation.Explanation;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldType;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the messages between nodes; {@link WireInput} reads them. Each begins with the protocol and its revision: a revision
 * adds fields at the end of a message only, where a reader of an older one does not look.
 */
final class WireOutput {
    static final byte PROTOCOL = 1;
    static final byte REVISION = 2;

    /** The revision in which hits can have annotations. */
    static final byte ANNOTATED = 2;

    static final byte FIELD = 1;
    static final byte WORD = 2;
    static final byte NEAR = 3;

    static final byte LAST = 0;
    static final byte FIRST = 1;
    static final byte VALUE = 2;

    private final WireSink out;
    private final byte protocol;
    private final byte revision;

    WireOutput(WireSink out) {
        this(out, PROTOCOL, REVISION);
    }

    /** As another version of the program writes. */
    WireOutput(WireSink out, byte protocol, byte revision) {
        this.out = out;
        this.protocol = protocol;
        this.revision = revision;
    }

    void request(LeafRequest request) {
        header();
        out.writeString(request.index().value());
        out.writeString(request.incarnation());
        out.writeString(request.query());
        out.writeBoolean(request.lenient());
        list(request.partitions(), out::writeInt);
        list(request.sort(), this::sortKey);
        out.writeBoolean(request.after().isPresent());
        request.after().ifPresent(this::position);
        out.writeInt(request.skip());
        out.writeInt(request.limit());
        list(request.fields(), out::writeString);
        out.writeBoolean(request.trackTotal());
        out.writeLong(request.timeoutNanos());
        out.writeBoolean(request.statistics().isPresent());
        request.statistics().ifPresent(this::statistics);
        list(request.sort(), this::sortDetails);
        out.writeBoolean(request.after().map(SortPosition::inclusive).orElse(false));
        annotations(request.annotations());
    }

    void result(LeafResult result) {
        header();
        list(result.hits(), this::hit);
        out.writeLong(result.total().value());
        out.writeBoolean(result.total().exact());
        list(result.answered(), out::writeInt);
        list(result.notMine(), out::writeInt);
        list(result.failed(), failure -> {
            out.writeInt(failure.microshard());
            out.writeString(failure.reason());
        });
        list(result.discardedClauses(), out::writeString);
        edition(result.edition());
        list(result.hits(), hit -> annotation(hit.annotation()));
    }

    void statisticsRequest(StatisticsRequest request) {
        header();
        out.writeString(request.index().value());
        out.writeString(request.incarnation());
        list(request.partitions(), out::writeInt);
        list(request.subjects(), this::subject);
        out.writeLong(request.timeoutNanos());
    }

    void statisticsResult(StatisticsResult result) {
        header();
        statistics(result.statistics());
        list(result.answered(), out::writeInt);
        edition(result.edition());
    }

    /** The kind of a subject says the kind of its frequency. */
    private void statistics(Statistics statistics) {
        out.writeInt(statistics.frequencies().size());
        statistics.frequencies().forEach((subject, frequency) -> {
            subject(subject);
            frequency(frequency);
        });
    }

    private void subject(Subject subject) {
        switch (subject) {
            case Subject.Field(String field) -> {
                out.writeByte(FIELD);
                out.writeString(field);
            }
            case Subject.Word(String field, String text) -> {
                out.writeByte(WORD);
                out.writeString(field);
                out.writeString(text);
            }
            case Subject.Near(String field, String text, int edits) -> {
                out.writeByte(NEAR);
                out.writeString(field);
                out.writeString(text);
                out.writeInt(edits);
            }
        }
    }

    private void frequency(Frequency frequency) {
        switch (frequency) {
            case Frequency.OfField(long documents, long words) -> {
                out.writeLong(documents);
                out.writeLong(words);
            }
            case Frequency.OfWord(long documents) -> out.writeLong(documents);
            case Frequency.OfNear(List<Frequency.Variant> variants) ->
                list(variants, variant -> {
                    out.writeString(variant.text());
                    out.writeFloat(variant.nearness());
                    out.writeLong(variant.documents());
                });
        }
    }

    private void edition(Edition edition) {
        out.writeLong(edition.identity());
        out.writeLong(edition.documents());
        out.writeLong(edition.places());
    }

    private void header() {
        out.writeByte(protocol);
        out.writeByte(revision);
    }

    private void hit(LeafHit hit) {
        out.writeInt(hit.partition());
        out.writeString(hit.key().id());
        out.writeString(hit.key().routingKey());
        out.writeFloat(hit.score());
        list(hit.sortValues(), this::sortValue);
        out.writeByteArray(hit.source().array());
    }

    private void annotations(Annotations annotations) {
        out.writeBoolean(annotations.highlight().isPresent());
        annotations.highlight().ifPresent(highlight -> {
            list(highlight.fields(), out::writeString);
            out.writeString(highlight.preTag());
            out.writeString(highlight.postTag());
            out.writeInt(highlight.fragmentSize());
            out.writeInt(highlight.fragments());
            out.writeBoolean(highlight.escape());
        });
        out.writeBoolean(annotations.explain());
    }

    private void annotation(Annotation annotation) {
        out.writeInt(annotation.highlight().size());
        annotation.highlight().forEach((field, pieces) -> {
            out.writeString(field);
            list(pieces, out::writeString);
        });
        out.writeBoolean(annotation.explanation().isPresent());
        annotation.explanation().ifPresent(this::explanation);
    }

    private void explanation(Explanation explanation) {
        out.writeDouble(explanation.value());
        out.writeString(explanation.description());
        list(explanation.details(), this::explanation);
    }

    private void position(SortPosition position) {
        list(position.sortValues(), this::sortValue);
        out.writeString(position.key().id());
        out.writeString(position.key().routingKey());
    }

    private void sortKey(SortKey key) {
        out.writeString(key.field());
        out.writeBoolean(key.ascending());
    }

    private void sortDetails(SortKey key) {
        switch (key.missing()) {
            case SortKey.Missing.Last last -> out.writeByte(LAST);
            case SortKey.Missing.First first -> out.writeByte(FIRST);
            case SortKey.Missing.Value(String text) -> {
                out.writeByte(VALUE);
                out.writeString(text);
            }
        }
        out.writeString(key.mode().name());
        out.writeString(key.absentType().map(FieldType::wireName).orElse(""));
    }

    private void sortValue(Optional<Comparable<?>> value) {
        out.writeObject(value.orElse(null));
    }

    private <T> void list(List<T> items, Consumer<T> writer) {
        out.writeInt(items.size());
        items.forEach(writer);
    }
}
