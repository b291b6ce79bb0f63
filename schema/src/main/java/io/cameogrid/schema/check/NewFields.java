package io.cameogrid.schema.check;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.json.Leaf;
import java.util.Optional;

/** Which fields documents may bring along, and which may be widened for them. */
public final class NewFields {
    /** Values under longer paths are kept, not indexed. */
    private static final int MAX_PATH_LENGTH = 512;

    private NewFields() {}

    /** Whether a value at a path that has no field makes one: not beneath an object that is declared not indexed. */
    public static boolean allowed(IndexDefinition definition, String path) {
        if (path.isEmpty() || path.length() > MAX_PATH_LENGTH) {
            return false;
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            Optional<FieldDefinition> above = definition.field(path.substring(0, dot));
            if (above.isPresent()
                    && above.get().type() == FieldType.JSON
                    && !above.get().indexed()) {
                return false;
            }
        }
        return true;
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
