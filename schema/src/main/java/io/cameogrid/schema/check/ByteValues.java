package io.cameogrid.schema.check;

import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.schema.json.Leaf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of a bytes field together while a document is read: a text in base64 is one, and so is an array of
 * numbers from 0 to 255. Any other array has values in it. Confined to one thread.
 */
public final class ByteValues {
    /** What is asked for when a value is no bytes. */
    public static final String EXPECTED = "base64 text such as \"3q2+7w==\", or an array of numbers from 0 to 255";

    private static final int MAX_BYTE = 255;

    private final Deque<Frame> open = new ArrayDeque<>();

    /** What becomes of a value, or of what is none. */
    public interface Receiver {
        void value(byte[] bytes);

        /** @param got what the document has, for people */
        void misfit(String got);
    }

    /** An array of the field begins. */
    public void arrayBegins(Receiver receiver) {
        Frame around = open.peek();
        if (around != null) {
            around.takes(Content.VALUES, "an array among numbers", receiver);
        }
        open.push(new Frame());
    }

    /** The array that began last ends. */
    public void arrayEnds(Receiver receiver) {
        Frame array = open.pop();
        if (array.content == Content.NUMBERS && !array.refused) {
            if (array.nulls) {
                receiver.misfit("null among numbers");
            } else {
                receiver.value(array.bytes.toByteArray());
            }
        }
    }

    /** A value of the document, null included. */
    public void take(Leaf leaf, Receiver receiver) {
        Frame array = open.peek();
        switch (leaf.kind()) {
            case NULL -> {
                if (array != null) {
                    array.nulls = true;
                }
            }
            case STRING -> takeText(leaf, array, receiver);
            case INTEGER -> takeNumber(leaf, array, receiver);
            case BIG_INTEGER, DECIMAL, BOOLEAN -> refuse(leaf, array, receiver);
        }
    }

    private static void takeText(Leaf leaf, @Nullable Frame array, Receiver receiver) {
        if (array != null && !array.takes(Content.VALUES, "a text among numbers", receiver)) {
            return;
        }
        decode(leaf.text()).ifPresentOrElse(receiver::value, () -> receiver.misfit(FieldValueText.describe(leaf)));
    }

    private static void takeNumber(Leaf leaf, @Nullable Frame array, Receiver receiver) {
        long number = leaf.longValue();
        if (array == null || number < 0 || number > MAX_BYTE) {
            refuse(leaf, array, receiver);
        } else if (array.takes(Content.NUMBERS, "a number among texts", receiver)) {
            array.bytes.write((int) number);
        }
    }

    private static void refuse(Leaf leaf, @Nullable Frame array, Receiver receiver) {
        if (array == null || !array.refused) {
            receiver.misfit(FieldValueText.describe(leaf));
        }
        if (array != null) {
            array.refused = true;
        }
    }

    /** The bytes that a base64 text stands for, in the usual alphabet or that for addresses of the web. */
    public static Optional<byte[]> decode(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        boolean forAddresses = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            return Optional.of((forAddresses ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private enum Content {
        NOTHING,
        NUMBERS,
        VALUES
    }

    /** One array that is open. */
    private static final class Frame {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Content content = Content.NOTHING;
        private boolean nulls;
        private boolean refused;

        /** Whether the array may have this beside what it has. */
        boolean takes(Content more, String otherwise, Receiver receiver) {
            if (content == Content.NOTHING) {
                content = more;
            }
            if (content != more && !refused) {
                refused = true;
                receiver.misfit(otherwise);
            }
            return content == more && !refused;
        }
    }
}
