package io.cameogrid.schema.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass of {@link DocumentReader}; it is itself the leaf that the visitor looks at. Confined to one thread. */
final class DocumentPass<T> implements Leaf {
    /** Integers of more bits are no finite double. */
    private static final int MAX_INTEGER_BITS = 1_023;

    private final JsonParser parser;
    private final String id;
    private final DocumentVisitor<T> visitor;

    private Frame<T> open;
    private FieldPath<T> path;
    private int openArrays;
    private int values;
    private Kind kind = Kind.NULL;

    DocumentPass(JsonParser parser, String id, FieldPath<T> root, DocumentVisitor<T> visitor) {
        this.parser = parser;
        this.id = id;
        this.visitor = visitor;
        this.open = new Frame<>(root, null);
        this.path = root;
    }

    /** Reads from behind the document's opening brace to its closing one. */
    void run() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            switch (token) {
                case FIELD_NAME -> enterMember(parser.currentName());
                case START_OBJECT -> openObject();
                case START_ARRAY -> openArray();
                case END_ARRAY -> {
                    openArrays--;
                    visitor.arrayEnds(path);
                }
                case END_OBJECT -> {
                    Frame<T> outer = open.outer;
                    if (outer == null) {
                        return;
                    }
                    path = open.path;
                    open = outer;
                }
                default -> readValue(token);
            }
        }
    }

    private void enterMember(String name) throws IOException {
        path = open.path.child(name);
        if (open.enteredBefore(path, name)) {
            throw StrictJson.malformed("Duplicate member '" + name + "'", parser.currentTokenLocation())
                    .with("field", path.text());
        }
    }

    private void openObject() {
        if (path.id()) {
            throw otherId("an object");
        }
        open = new Frame<>(path, open);
    }

    private void openArray() {
        if (path.id()) {
            throw otherId("an array");
        }
        openArrays++;
        visitor.arrayBegins(path);
    }

    private void readValue(JsonToken token) throws IOException {
        if (++values > DocumentReader.MAX_VALUES) {
            throw refusal("at most " + DocumentReader.MAX_VALUES + " values in a document", "more");
        }
        kind = kind(token);
        if (path.id()) {
            if (kind != Kind.STRING || !parser.getText().equals(id)) {
                throw otherId(FieldValueText.describe(this));
            }
        } else {
            visitor.value(path, this);
        }
    }

    private Kind kind(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> Kind.STRING;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            case VALUE_NUMBER_INT -> integerKind();
            case VALUE_NUMBER_FLOAT -> {
                requireFinite(Double.isFinite(parser.getDoubleValue()));
                yield Kind.DECIMAL;
            }
            default -> throw new IllegalStateException("no value: " + token);
        };
    }

    private Kind integerKind() throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Kind.INTEGER;
        }
        requireFinite(parser.getBigIntegerValue().bitLength() <= MAX_INTEGER_BITS);
        return Kind.BIG_INTEGER;
    }

    private void requireFinite(boolean finite) throws IOException {
        if (!finite) {
            throw refusal("a number between -1.8e308 and 1.8e308", FieldValueText.abbreviate(parser.getText()));
        }
    }

    private CameoGridException otherId(String got) {
        return refusal("the document's id '" + FieldValueText.abbreviate(id) + "'", got);
    }

    private CameoGridException refusal(String expected, String got) {
        return new CameoGridException(
                        ErrorCode.INVALID_DOCUMENT,
                        "field '" + path.text() + "': expected " + expected + ", got " + got)
                .with("field", path.text())
                .with("expected", expected)
                .with("got", got);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean oneOfMany() {
        return openArrays > 0;
    }

    @Override
    public String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long longValue() {
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BigInteger bigIntegerValue() {
        try {
            return parser.getBigIntegerValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double doubleValue() {
        try {
            return parser.getDoubleValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean booleanValue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** An object that is open, and which of its members have been. */
    private static final class Frame<T> {
        private final FieldPath<T> path;
        private final @Nullable Frame<T> outer;

        /** The remembered members by slot; a bit costs nothing, so that usual documents allocate no set. */
        private long enteredSlots;

        private @Nullable Set<String> enteredNames;

        Frame(FieldPath<T> path, @Nullable Frame<T> outer) {
            this.path = path;
            this.outer = outer;
        }

        boolean enteredBefore(FieldPath<T> member, String name) {
            int slot = member.slot();
            if (slot >= 0 && slot < Long.SIZE) {
                long bit = 1L << slot;
                boolean before = (enteredSlots & bit) != 0;
                enteredSlots |= bit;
                return before;
            }
            if (enteredNames == null) {
                enteredNames = new HashSet<>();
            }
            return !enteredNames.add(name);
        }
    }
}
