package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.schema.check.FacetPath;
import io.cameogrid.schema.check.FieldProblem;
import io.cameogrid.schema.check.FieldValues;
import io.cameogrid.schema.check.IpAddress;
import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.schema.json.Leaf;
import io.cameogrid.search.analysis.FieldAnalysis;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes the writer of each field: what is indexed of its values, and how. */
final class FieldWriters {
    /** Longer strings have no term: that they exist and where they stand in an order is all that can be asked of them. */
    static final int MAX_STRING_BYTES = 8_191;

    private static final BytesRef TRUE = new BytesRef("T");
    private static final BytesRef FALSE = new BytesRef("F");

    private static final org.apache.lucene.document.FieldType POSITIONS =
            words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final org.apache.lucene.document.FieldType FREQUENCIES = words(IndexOptions.DOCS_AND_FREQS);
    private static final org.apache.lucene.document.FieldType WORDS = words(IndexOptions.DOCS);
    private static final org.apache.lucene.document.FieldType TERM = exact(DocValuesType.NONE);
    private static final org.apache.lucene.document.FieldType TERM_AND_COLUMN = exact(DocValuesType.SORTED_SET);

    private static final org.apache.lucene.document.FieldType ADDRESS = point(IpAddress.BYTES, DocValuesType.NONE);
    private static final org.apache.lucene.document.FieldType ADDRESS_AND_COLUMN =
            point(IpAddress.BYTES, DocValuesType.SORTED_SET);
    private static final org.apache.lucene.document.FieldType FINE_DATE = point(DateValue.BYTES, DocValuesType.NONE);
    private static final org.apache.lucene.document.FieldType FINE_DATE_AND_COLUMN =
            point(DateValue.BYTES, DocValuesType.SORTED_SET);

    private FieldWriters() {}

    static FieldWriter of(FieldDefinition field, FieldAnalysis analysis) {
        if (!field.indexed() || field.shadow()) {
            return FieldWriter.NOTHING;
        }
        return switch (field.type()) {
            case TEXT -> field.fast() ? words(field, analysis).and(textColumn(field)) : words(field, analysis);
            case JSON -> words(field, analysis);
            case STRING -> string(field);
            case BOOLEAN -> bool(field);
            case I64 -> longs(field, IndexFields.i64(field), FieldValues::i64);
            case U64 -> longs(field, IndexFields.u64(field), leaf -> flipped(FieldValues.u64(leaf)));
            case F64 -> doubles(field);
            case DATE -> date(field, analysis);
            case IP -> addressOrText(field, analysis);
            case FACET -> facet(field);
            case BYTES -> FieldWriter.NOTHING; // They come whole, see addBytes.
        };
    }

    /** The term of a boolean. */
    static BytesRef bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** An unsigned number as the signed one at the same place of the order. */
    static long flipped(long unsigned) {
        return unsigned ^ Long.MIN_VALUE;
    }

    private static OptionalLong flipped(OptionalLong unsigned) {
        return unsigned.isPresent() ? OptionalLong.of(flipped(unsigned.getAsLong())) : unsigned;
    }

    private static FieldWriter words(FieldDefinition field, FieldAnalysis analysis) {
        String name = IndexFields.text(field, analysis);
        Analyzer analyzer = analysis.documents();
        RecordOption option = IndexFields.recordOption(field);
        org.apache.lucene.document.FieldType type = switch (option) {
            case WITH_FREQS_AND_POSITIONS -> POSITIONS;
            case WITH_FREQS -> FREQUENCIES;
            case BASIC -> WORDS;
        };
        return (leaf, document) -> document.add(new WordsField(name, leaf.text(), type, analyzer));
    }

    private static FieldWriter textColumn(FieldDefinition field) {
        String name = IndexFields.textColumn(field);
        String restName = IndexFields.textRest(field);
        return (leaf, document) -> {
            byte[] text = leaf.text().getBytes(StandardCharsets.UTF_8);
            document.add(new SortedSetDocValuesField(name, TextSortField.beginning(new BytesRef(text))));
            if (text.length >= TextSortField.BEGINNING) {
                LongValuesField.add(restName, text, TextSortField.BEGINNING, document);
            }
        };
    }

    private static FieldWriter string(FieldDefinition field) {
        String name = IndexFields.string(field);
        String longName = IndexFields.longString(field);
        org.apache.lucene.document.FieldType type = field.fast() ? TERM_AND_COLUMN : TERM;
        BytesRef path = new BytesRef(field.path());
        return (leaf, document) -> {
            String text = leaf.text();
            Optional<BytesRef> term =
                    text.length() > MAX_STRING_BYTES ? Optional.empty() : Optional.of(new BytesRef(text));
            boolean fits = term.isPresent() && term.get().length <= MAX_STRING_BYTES;
            if (fits) {
                document.add(new Field(name, term.get(), type));
            }
            if (!fits || !field.fast()) {
                document.add(new Field(IndexFields.PRESENCE, path, TERM));
            }
            if (!fits && field.fast()) {
                LongValuesField.add(longName, text.getBytes(StandardCharsets.UTF_8), 0, document);
            }
        };
    }

    private static FieldWriter bool(FieldDefinition field) {
        String name = IndexFields.bool(field);
        org.apache.lucene.document.FieldType type = field.fast() ? TERM_AND_COLUMN : TERM;
        return (leaf, document) -> {
            if (leaf.kind() != Leaf.Kind.BOOLEAN) {
                throw misfit(field, leaf);
            }
            document.add(new Field(name, bool(leaf.booleanValue()), type));
        };
    }

    private static FieldWriter longs(FieldDefinition field, String name, Function<Leaf, OptionalLong> conversion) {
        boolean fast = field.fast();
        return (leaf, document) -> {
            OptionalLong value = conversion.apply(leaf);
            if (value.isEmpty()) {
                throw misfit(field, leaf);
            }
            document.add(fast ? NumberField.of(name, value.getAsLong()) : new LongPoint(name, value.getAsLong()));
        };
    }

    private static FieldWriter doubles(FieldDefinition field) {
        String name = IndexFields.f64(field);
        boolean fast = field.fast();
        return (leaf, document) -> {
            OptionalDouble value = FieldValues.f64(leaf);
            if (value.isEmpty()) {
                throw misfit(field, leaf);
            }
            double number = value.getAsDouble() + 0.0; // -0.0 becomes 0.0: one number, one place in the order
            document.add(fast ? NumberField.of(name, number) : new DoublePoint(name, number));
        };
    }

    /**
     * A date that was inferred is indexed as text too: should a later document show that the field is no date, it becomes
     * a text that already has all its words.
     */
    private static FieldWriter date(FieldDefinition field, FieldAnalysis analysis) {
        FieldWriter instants = instants(field);
        return field.origin() == FieldDefinition.Origin.INFERRED
                ? instants.and(words(field.withType(FieldType.TEXT), analysis))
                : instants;
    }

    /** Only a date between two microseconds costs more than a number. */
    private static FieldWriter instants(FieldDefinition field) {
        String name = IndexFields.date(field);
        String fineName = IndexFields.fineDate(field);
        boolean fast = field.fast();
        return (leaf, document) -> {
            Instant instant = FieldValues.date(leaf).orElseThrow(() -> misfit(field, leaf));
            long key = DateValue.key(instant);
            document.add(fast ? NumberField.of(name, key) : new LongPoint(name, key));
            if (DateValue.fine(instant)) {
                BytesRef bytes = new BytesRef(DateValue.bytes(instant));
                document.add(new Field(fineName, bytes, fast ? FINE_DATE_AND_COLUMN : FINE_DATE));
            }
        };
    }

    /** An address that was inferred may turn out to be text, as a date may. */
    private static FieldWriter addressOrText(FieldDefinition field, FieldAnalysis analysis) {
        return field.origin() == FieldDefinition.Origin.INFERRED
                ? address(field).and(words(field.withType(FieldType.TEXT), analysis))
                : address(field);
    }

    private static FieldWriter address(FieldDefinition field) {
        String name = IndexFields.ip(field);
        org.apache.lucene.document.FieldType type = field.fast() ? ADDRESS_AND_COLUMN : ADDRESS;
        return (leaf, document) -> {
            IpAddress address = FieldValues.ip(leaf).orElseThrow(() -> misfit(field, leaf));
            document.add(new Field(name, new BytesRef(address.bytes()), type));
        };
    }

    private static FieldWriter facet(FieldDefinition field) {
        String name = IndexFields.facet(field);
        return (leaf, document) -> {
            FacetPath path = FieldValues.facet(leaf).orElseThrow(() -> misfit(field, leaf));
            path.lineage().forEach(place -> document.add(new Field(name, new BytesRef(place), TERM)));
            document.add(presence(field.path()));
        };
    }

    /** Adds a value of a bytes field. */
    static void addBytes(FieldDefinition field, byte[] value, Document document) {
        document.add(new Field(IndexFields.bytes(field), BytesTerm.of(value), TERM));
        document.add(presence(field.path()));
    }

    private static RuntimeException misfit(FieldDefinition field, Leaf leaf) {
        return new FieldProblem(field.path(), field.type().wireName(), FieldValueText.describe(leaf)).refusal();
    }

    static Field presence(String path) {
        return new Field(IndexFields.PRESENCE, new BytesRef(path), TERM);
    }

    private static org.apache.lucene.document.FieldType words(IndexOptions options) {
        org.apache.lucene.document.FieldType type = new org.apache.lucene.document.FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    private static org.apache.lucene.document.FieldType point(int bytes, DocValuesType column) {
        org.apache.lucene.document.FieldType type = new org.apache.lucene.document.FieldType();
        type.setDimensions(1, bytes);
        type.setDocValuesType(column);
        type.freeze();
        return type;
    }

    private static org.apache.lucene.document.FieldType exact(DocValuesType column) {
        org.apache.lucene.document.FieldType type = new org.apache.lucene.document.FieldType();
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setDocValuesType(column);
        type.freeze();
        return type;
    }
}
