package io.cameogrid.search.fetch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;

/** One pass over one document that copies the members whose paths fit patterns, with everything beneath them. */
final class PatternCopy {
    private final byte[] document;
    private final JsonParser parser;
    private final PathPatterns patterns;

    PatternCopy(byte[] document, JsonParser parser, PathPatterns patterns) {
        this.document = document;
        this.parser = parser;
        this.patterns = patterns;
    }

    /** Writes what is left of the document, on whose opening brace the parser stands. */
    void run(ByteArrayOutputStream out) throws IOException {
        object(patterns.begin(), out);
    }

    /** @return whether there is a member that fits, or has one beneath it */
    private boolean object(BitSet state, ByteArrayOutputStream out) throws IOException {
        char separator = '{';
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            BitSet here = patterns.after(state, name);
            parser.nextToken();
            ByteArrayOutputStream value = new ByteArrayOutputStream(64);
            if (value(here, value)) {
                out.write(separator);
                out.write('"');
                out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(name));
                out.write('"');
                out.write(':');
                value.writeTo(out);
                separator = ',';
            }
        }
        if (separator == '{') {
            out.write('{');
        }
        out.write('}');
        return separator == ',';
    }

    private boolean value(BitSet here, ByteArrayOutputStream out) throws IOException {
        if (patterns.fits(here)) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            out.write(document, from, (int) parser.currentLocation().getByteOffset() - from);
            return true;
        }
        BitSet beneath = patterns.after(here, ".");
        if (beneath.isEmpty()) {
            parser.skipChildren();
            return false;
        }
        return within(beneath, out);
    }

    private boolean within(BitSet beneath, ByteArrayOutputStream out) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(beneath, out);
        }
        return parser.currentToken() == JsonToken.START_ARRAY && array(beneath, out);
    }

    private boolean array(BitSet beneath, ByteArrayOutputStream out) throws IOException {
        char separator = '[';
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ByteArrayOutputStream element = new ByteArrayOutputStream(64);
            if (within(beneath, element)) {
                out.write(separator);
                element.writeTo(out);
                separator = ',';
            }
        }
        if (separator == '[') {
            out.write('[');
        }
        out.write(']');
        return separator == ',';
    }
}
