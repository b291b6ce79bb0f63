package io.cameogrid.schema.change;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for fields that index the values of another one in their own way: {@code title.exact} those of {@code title}. */
final class FormCheck {
    private static final Pattern NAME = Pattern.compile("[^._\\s][^.\\s]{0,63}");
    private static final int MAX_FORMS = 16;

    private FormCheck() {}

    static void requireWhole(IndexDefinition definition) {
        for (FieldDefinition form : definition.fields().values()) {
            form.valuesOf().ifPresent(path -> requireForm(definition, form, path));
        }
    }

    private static void requireForm(IndexDefinition definition, FieldDefinition form, String path) {
        String name = form.path().substring(Math.min(form.path().length(), path.length() + 1));
        require(
                form.path().startsWith(path + '.') && NAME.matcher(name).matches(),
                form,
                "has a name of 1 to 64 characters without dots and white space that does not begin with '_'");
        require(
                form.type() == FieldType.TEXT || form.type() == FieldType.STRING,
                form,
                "is text or string, not " + form.type().wireName());
        require(!form.shadow(), form, "cannot repeat the id");
        Optional<FieldDefinition> field = definition.field(path);
        require(
                field.isPresent()
                        && field.get().type() != FieldType.JSON
                        && field.get().type() != FieldType.BYTES
                        && !field.get().shadow()
                        && field.get().valuesOf().isEmpty(),
                form,
                "needs '" + path + "' to be a field with values of its own that are no objects and no bytes");
        long forms = definition.fields().subMap(path + '.', path + '/').values().stream()
                .filter(other -> other.valuesOf().filter(path::equals).isPresent())
                .count();
        require(forms <= MAX_FORMS, form, "is one of " + forms + ", and a field has at most " + MAX_FORMS);
    }

    /**
     * A form takes no values, so nobody can mean a field beneath it.
     *
     * @param asked paths of the fields that are declared now; what others brought about is left as it is
     */
    static void requireNothingBeneath(IndexDefinition definition, Set<String> asked) {
        for (FieldDefinition form : definition.fields().values()) {
            if (form.valuesOf().isEmpty()) {
                continue;
            }
            for (String path : definition
                    .fields()
                    .subMap(form.path() + '.', form.path() + '/')
                    .keySet()) {
                require(
                        !asked.contains(form.path()) && !asked.contains(path),
                        form,
                        "has no values of its own, so that there can be no field '" + path + "' beneath it");
            }
        }
    }

    private static void require(boolean holds, FieldDefinition form, String rule) {
        if (!holds) {
            throw new CameoGridException(
                            ErrorCode.INVALID_SCHEMA,
                            "'" + form.path() + "', which is to index the values of another field, " + rule)
                    .with("field", form.path());
        }
    }
}
