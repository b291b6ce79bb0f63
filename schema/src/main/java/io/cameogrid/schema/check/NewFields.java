package io.cameogrid.schema.check;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.json.Leaf;
import java.util.Optional;

/** Which fields documents may bring along, and which may be widened for them. */
public final class NewFields {
    /** Values under longer paths are kept, not indexed. */
    private static final int MAX_PATH_LENGTH = 512;

    private NewFields() {}

    /**
     * Whether a value at a path that has no field makes one, as far as there is room for it: not beneath an object that is
     * declared not indexed, and where the index takes what is declared only, just beneath objects that are declared.
     */
    public static boolean allowed(IndexDefinition definition, String path) {
        return possible(definition, path) && taken(definition, path);
    }

    /** Whether a value at a path that has no field is kept and may be named as not indexed. */
    public static boolean listed(IndexDefinition definition, String path) {
        return possible(definition, path)
                && definition.growth().hasRoom()
                && !definition.growth().unindexed().contains(path);
    }

    /** Whether a document with a value at a path that has no field is refused. */
    static boolean refused(IndexDefinition definition, String path, int maxFields) {
        return definition.growth().dynamic() == Growth.Dynamic.STRICT
                && !path.isEmpty()
                && objectAbove(definition, path)
                        .filter(object -> !object.indexed())
                        .isEmpty()
                && (!taken(definition, path) || definition.fields().size() >= maxFields);
    }

    /** Whether a path can have a field: one beneath an object that is declared not indexed cannot. */
    public static boolean possible(IndexDefinition definition, String path) {
        return !path.isEmpty()
                && path.length() <= MAX_PATH_LENGTH
                && objectAbove(definition, path)
                        .filter(object -> !object.indexed())
                        .isEmpty();
    }

    private static boolean taken(IndexDefinition definition, String path) {
        return definition.growth().dynamic() == Growth.Dynamic.TRUE
                || objectAbove(definition, path)
                        .filter(object -> object.origin() == FieldDefinition.Origin.DECLARED)
                        .isPresent();
    }

    /** The object that decides about what is beneath it: one that is not indexed, else the outermost that is declared. */
    private static Optional<FieldDefinition> objectAbove(IndexDefinition definition, String path) {
        Optional<FieldDefinition> found = Optional.empty();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            Optional<FieldDefinition> above =
                    definition.field(path.substring(0, dot)).filter(field -> field.type() == FieldType.JSON);
            if (above.isPresent() && !above.get().indexed()) {
                return above;
            }
            found = found.isPresent()
                    ? found
                    : above.filter(object -> object.origin() == FieldDefinition.Origin.DECLARED);
        }
        return found;
    }

    /** Whether the field turns to text for a value that it cannot hold. */
    static boolean widens(FieldDefinition field, Leaf misfit) {
        return mayWiden(field) && misfit.kind() == Leaf.Kind.STRING;
    }

    /** Whether the field turns to text when it meets one: a date or an address that nobody declared does. */
    public static boolean mayWiden(FieldDefinition field) {
        boolean spelled = field.type() == FieldType.DATE || field.type() == FieldType.IP;
        return spelled && field.origin() == FieldDefinition.Origin.INFERRED;
    }
}
