package io.cameogrid.schema.infer;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.json.DocumentReader;
import io.cameogrid.schema.json.DocumentVisitor;
import io.cameogrid.schema.json.FieldPath;
import io.cameogrid.schema.json.FieldPaths;
import io.cameogrid.schema.json.Leaf;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Looks at documents and says what types their fields have: of every path, the one type that holds all of its values.
 *
 * <p>Whole numbers are i64; u64 when one needs it and none is negative; mixed with others, f64. Strings are text, a
 * date only if each of them is one beyond doubt, and ip if each is an address. Objects are json, and their members fields of their own. Other mixtures
 * are text. Null, empty arrays and empty objects say nothing.
 */
public final class DocumentSampler {
    private final int maxPaths;
    private final SequencedMap<String, ValueSample> samples = new LinkedHashMap<>();
    private final DocumentReader<Boolean> reader;
    private boolean overflow;

    /**
     * @param wanted which paths to look at
     * @param maxPaths of how many paths to keep the samples; those that come first are kept
     */
    public DocumentSampler(Predicate<String> wanted, int maxPaths) {
        this.maxPaths = maxPaths;
        this.reader = new DocumentReader<>(FieldPaths.learning(path -> !path.isEmpty() && wanted.test(path)));
    }

    /**
     * Takes a document into account.
     *
     * @throws io.cameogrid.api.error.CameoGridException as {@link DocumentReader} does
     */
    public void add(String id, JsonBytes source) {
        reader.read(id, source, new Sampling());
    }

    /** The types by path, in the order in which the paths came first. */
    public SequencedMap<String, FieldType> types() {
        SequencedMap<String, FieldType> types = new LinkedHashMap<>();
        samples.forEach((path, sample) -> types.put(path, sample.type()));
        return types;
    }

    /** Whether a value at the path was a text that is no value of the type, which is date or ip. */
    public boolean sawTextBeside(FieldType type, String path) {
        ValueSample sample = samples.get(path);
        return sample != null && sample.hasTextBeside(type);
    }

    /** Whether there were more paths than are kept. */
    public boolean overflow() {
        return overflow;
    }

    private final class Sampling implements DocumentVisitor<Boolean> {
        @Override
        public void value(FieldPath<Boolean> path, Leaf leaf) {
            if (leaf.kind() == Leaf.Kind.NULL) {
                return;
            }
            noteObjects(path.parent());
            if (path.plan() && room(path)) {
                samples.computeIfAbsent(path.text(), unseen -> new ValueSample())
                        .add(leaf);
            }
        }

        /** Objects are noted by their first value: an object of nothing says nothing. */
        private void noteObjects(FieldPath<Boolean> path) {
            if (path.root()) {
                return;
            }
            noteObjects(path.parent());
            if (path.plan() && room(path)) {
                samples.computeIfAbsent(path.text(), unseen -> new ValueSample())
                        .addObject();
            }
        }

        private boolean room(FieldPath<Boolean> path) {
            boolean room = samples.size() < maxPaths || samples.containsKey(path.text());
            overflow |= !room;
            return room;
        }
    }
}
