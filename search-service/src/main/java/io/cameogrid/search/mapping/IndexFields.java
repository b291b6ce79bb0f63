package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.search.analysis.FieldAnalysis;

/**
 * The names of Lucene's fields: how a value is indexed, a bar, and the path.
 *
 * <p>Lucene wants everything under one name indexed in one way, for ever. So whatever a definition can change about a
 * field is in the name, and old and new never meet:
 *
 * <table>
 *   <caption>What the names begin with</caption>
 *   <tr><td>t f o</td><td>words of a text, with positions, only frequencies, or neither; behind a colon the
 *       analyzer unless it is the default, with a mark of what it does if the index declares it</td></tr>
 *   <tr><td>s w</td><td>column of a text's beginning, for sorting, and of what stands behind a long one's</td></tr>
 *   <tr><td>k K z</td><td>exact string as a term, with column or without; column of those that are too long for a term</td></tr>
 *   <tr><td>b B</td><td>boolean as the term T or F, with column or without</td></tr>
 *   <tr><td>l L</td><td>i64 as a point, with column or without</td></tr>
 *   <tr><td>u U</td><td>u64, its sign bit flipped, as a point, with column or without</td></tr>
 *   <tr><td>d D</td><td>f64 as a point, with column or without</td></tr>
 *   <tr><td>m M</td><td>date as a point, see {@link DateValue#key}, with column or without</td></tr>
 *   <tr><td>n N</td><td>date between two microseconds as a point, see {@link DateValue#bytes}, with column or without</td></tr>
 *   <tr><td>a A</td><td>address as a point, with column or without</td></tr>
 *   <tr><td>c</td><td>facet: its path and those that lead to it as terms</td></tr>
 *   <tr><td>y</td><td>bytes as a term, see {@link BytesTerm}</td></tr>
 *   <tr><td>n</td><td>column of how long the field is whose name follows, see {@link #length}</td></tr>
 *   <tr><td>x</td><td>no path: the paths that have a value which no other field shows</td></tr>
 * </table>
 */
public final class IndexFields {
    /** Terms are the paths of string, facet and bytes fields that have a value, where neither term nor column of it can tell. */
    public static final String PRESENCE = "x|";

    /** The term in {@link #PRESENCE} of documents that could not be mapped; a path never begins so. */
    public static final String UNMAPPED = "_unmapped";

    /** Column of the row's {@link io.cameogrid.search.port.Row#stamp}. */
    public static final String STAMP = "_stamp";

    private static final String BAR = "|";
    private static final String COLON = ":";

    private IndexFields() {}

    /**
     * Column of how many words, or different values, the field of this name has in a document. Texts so short that their
     * norm tells it have none, nor has what has a column of its values.
     */
    public static String length(String name) {
        return 'n' + (BAR + name);
    }

    /** The words of the field's texts. */
    static String text(FieldDefinition field, FieldAnalysis analysis) {
        char postings = switch (recordOption(field)) {
            case WITH_FREQS_AND_POSITIONS -> 't';
            case WITH_FREQS -> 'f';
            case BASIC -> 'o';
        };
        return analysis.tag().isEmpty()
                ? name(postings, field)
                : postings + (COLON + analysis.tag() + BAR + field.path());
    }

    static String textColumn(FieldDefinition field) {
        return name('s', field);
    }

    static String textRest(FieldDefinition field) {
        return name('w', field);
    }

    static String string(FieldDefinition field) {
        return name(field.fast() ? 'k' : 'K', field);
    }

    static String longString(FieldDefinition field) {
        return name('z', field);
    }

    static String bool(FieldDefinition field) {
        return name(field.fast() ? 'b' : 'B', field);
    }

    static String i64(FieldDefinition field) {
        return name(field.fast() ? 'l' : 'L', field);
    }

    static String u64(FieldDefinition field) {
        return name(field.fast() ? 'u' : 'U', field);
    }

    static String f64(FieldDefinition field) {
        return name(field.fast() ? 'd' : 'D', field);
    }

    static String date(FieldDefinition field) {
        return name(field.fast() ? 'm' : 'M', field);
    }

    static String fineDate(FieldDefinition field) {
        return name(field.fast() ? 'n' : 'N', field);
    }

    static String ip(FieldDefinition field) {
        return name(field.fast() ? 'a' : 'A', field);
    }

    static String facet(FieldDefinition field) {
        return name('c', field);
    }

    static String bytes(FieldDefinition field) {
        return name('y', field);
    }

    static RecordOption recordOption(FieldDefinition field) {
        return field.recordOption().flatMap(RecordOption::find).orElse(RecordOption.WITH_FREQS_AND_POSITIONS);
    }

    /**
     * Whether a text of the field has no more words than characters, each at a place of its own. It has with the tokenizers
     * of {@link Tokenizer}; of any other nothing is known.
     */
    static boolean wordsHaveCharacters(String name) {
        return name.charAt(1) != ':'
                || Tokenizer.find(name.substring(2, name.indexOf(BAR))).isPresent();
    }

    /** The path of the field whose column this is. */
    static String path(String name) {
        return name.substring(name.indexOf(BAR) + 1);
    }

    private static String name(char kind, FieldDefinition field) {
        return kind + (BAR + field.path());
    }
}
