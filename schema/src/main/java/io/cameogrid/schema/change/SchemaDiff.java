package io.cameogrid.schema.change;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.schema.Tokenizer;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.check.NewFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reconciles what a client declares with what there is.
 *
 * <p>Whatever decides how indexed values are indexed stands while there are documents, and the number of microshards in any case,
 * unless the documents are indexed anew. What routes them stands even then, since it is a part of their keys. The number of
 * replicas is no part of the comparison: for another one the documents move. New fields, descriptions and default fields can
 * always be declared. What the settings do not mention stays.
 */
public final class SchemaDiff {
    private final SettingsCheck check;

    /** @param maxFields how many fields an index may have */
    public SchemaDiff(int maxFields) {
        this.check = new SettingsCheck(maxFields);
    }

    /**
     * The first version of an index.
     *
     * @param microshards if the settings do not say
     * @param replicas if the settings do not say
     * @throws io.cameogrid.api.error.CameoGridException INVALID_SCHEMA if the settings are no settings
     */
    public IndexDefinition create(
            IndexName name, String incarnation, IndexSettings settings, int microshards, int replicas) {
        check.requireShape(settings);
        AnalyzerCheck.requireNoneGone(settings.withoutAnalyzers());
        IndexDefinition definition = new IndexDefinition(
                name,
                incarnation,
                1,
                settings.description(),
                settings.microshards().orElse(microshards),
                settings.replicas().orElse(replicas),
                declared(settings),
                settings.routingField().orElse(IndexDefinition.ID),
                settings.defaultFields().orElse(List.of()),
                false,
                new TreeMap<>(settings.analyzers()),
                Growth.FREE.withDynamic(settings.dynamic().orElse(Growth.Dynamic.TRUE)));
        check.requireWhole(definition, settings);
        return definition;
    }

    /**
     * What the settings do to the definition.
     *
     * @param documentsExist whether anything is indexed by the definition
     * @throws io.cameogrid.api.error.CameoGridException INVALID_SCHEMA if the settings are no settings; SCHEMA_CONFLICT if they
     *     take away an analyzer that a field has, or that there is not
     */
    public SchemaChange between(IndexDefinition present, IndexSettings settings, boolean documentsExist) {
        check.requireShape(settings);
        AnalyzerCheck.requireUnused(present, fields(present, settings), settings.withoutAnalyzers());
        List<SchemaChange.Conflict> conflicts = new ArrayList<>();
        compareNumber(conflicts, "shard_count", present.microshards(), settings.microshards());
        if (documentsExist) {
            settings.routingField()
                    .ifPresent(
                            asked -> compare(conflicts, "index", "routing_field_name", present.routingField(), asked));
            compareAnalyzers(conflicts, present, settings);
            declared(settings)
                    .forEach((path, asked) -> present.field(path)
                            .ifPresentOrElse(
                                    field -> compareFields(conflicts, field, asked),
                                    () -> compareUnseen(conflicts, present, asked)));
        }
        if (!conflicts.isEmpty()) {
            return new SchemaChange.Contradiction(present, conflicts, rebuilt(present, settings, documentsExist));
        }
        IndexDefinition next = next(present, settings, present.microshards());
        return next.equals(present)
                ? new SchemaChange.Unchanged(present)
                : new SchemaChange.Changed(next.withVersion(present.version() + 1));
    }

    /** Keys stay as they are, so that what routes the documents has to stay too. */
    private Optional<IndexDefinition> rebuilt(IndexDefinition present, IndexSettings settings, boolean documentsExist) {
        boolean keysStay = settings.routingField()
                .filter(asked -> documentsExist && !asked.equals(present.routingField()))
                .isEmpty();
        return keysStay
                ? Optional.of(next(present, settings, settings.microshards().orElse(present.microshards())))
                : Optional.empty();
    }

    private IndexDefinition next(IndexDefinition present, IndexSettings settings, int microshards) {
        SortedMap<String, FieldDefinition> fields = fields(present, settings);
        SortedMap<String, AnalyzerDefinition> analyzers = new TreeMap<>(present.analyzers());
        analyzers.keySet().removeAll(settings.withoutAnalyzers());
        analyzers.putAll(settings.analyzers());
        IndexDefinition next = new IndexDefinition(
                present.name(),
                present.incarnation(),
                present.version(),
                settings.description().or(present::description),
                microshards,
                present.replicas(),
                fields,
                settings.routingField().orElse(present.routingField()),
                settings.defaultFields().orElse(present.defaultFields()),
                present.overflow(),
                analyzers,
                growth(present, settings, fields));
        check.requireWhole(next, settings);
        return next;
    }

    private static SortedMap<String, FieldDefinition> fields(IndexDefinition present, IndexSettings settings) {
        SortedMap<String, FieldDefinition> fields = new TreeMap<>(present.fields());
        fields.putAll(declared(settings));
        return fields;
    }

    private static Growth growth(
            IndexDefinition present, IndexSettings settings, SortedMap<String, FieldDefinition> fields) {
        Growth growth = present.growth().without(fields.keySet());
        return settings.dynamic().map(growth::withDynamic).orElse(growth);
    }

    /** The declared fields without {@code id}, which is the key and no field of its own. */
    private static SortedMap<String, FieldDefinition> declared(IndexSettings settings) {
        SortedMap<String, FieldDefinition> fields = new TreeMap<>(settings.fields());
        fields.remove(IndexDefinition.ID);
        return fields;
    }

    /** A field that is new although documents may have values of it, which were kept and not indexed, or not in this form. */
    private static void compareUnseen(
            List<SchemaChange.Conflict> conflicts, IndexDefinition present, FieldDefinition asked) {
        boolean formOfKnown = asked.valuesOf().flatMap(present::field).isPresent();
        Growth growth = present.growth();
        boolean mayHaveValues = growth.unindexed().contains(asked.path())
                || growth.mayHaveMore()
                || (present.overflow() && growth.unindexed().isEmpty())
                || !NewFields.possible(present, asked.path());
        if (asked.indexed() && (formOfKnown || mayHaveValues)) {
            compare(conflicts, "field '" + asked.path() + "'", "indexed", false, true);
        }
    }

    /** What queries are made into can be changed at any time; what documents are made into, only as long as nothing uses it. */
    private static void compareAnalyzers(
            List<SchemaChange.Conflict> conflicts, IndexDefinition present, IndexSettings settings) {
        settings.analyzers().forEach((name, asked) -> {
            AnalyzerDefinition known = present.analyzers().get(name);
            boolean used = present.fields().values().stream()
                    .anyMatch(field -> field.tokenizer().filter(name::equals).isPresent());
            if (known != null && used && !known.ofDocuments().equals(asked.ofDocuments())) {
                compare(
                        conflicts,
                        "analyzer '" + name + "'",
                        "what it makes of documents",
                        known.fingerprint(),
                        asked.fingerprint());
            }
        });
    }

    private static void compareFields(
            List<SchemaChange.Conflict> conflicts, FieldDefinition present, FieldDefinition asked) {
        String of = "field '" + present.path() + "'";
        compare(conflicts, of, "is_shadow", present.shadow(), asked.shadow());
        compare(conflicts, of, "values_of", valuesOf(present), valuesOf(asked));
        if (!asked.indexed()) {
            return;
        }
        if (!present.indexed()) {
            compare(conflicts, of, "indexed", false, true);
            return;
        }
        if (!onlyReadAsText(present, asked)) {
            compare(
                    conflicts,
                    of,
                    "field_type",
                    present.type().wireName(),
                    asked.type().wireName());
            compare(conflicts, of, "fast", present.fast(), asked.fast());
        }
        compare(conflicts, of, "tokenizer", tokenizer(present), tokenizer(asked));
        compare(conflicts, of, "index_record_option", recordOption(present), recordOption(asked));
    }

    private static String valuesOf(FieldDefinition field) {
        return field.valuesOf().orElse(field.path());
    }

    /** Whether a date or an address that nobody declared is declared a text, as which it is indexed too. */
    private static boolean onlyReadAsText(FieldDefinition present, FieldDefinition asked) {
        return NewFields.mayWiden(present) && asked.type() == FieldType.TEXT && !asked.fast();
    }

    private static String tokenizer(FieldDefinition field) {
        return field.tokenizer()
                .orElse(field.type() == FieldType.STRING ? Tokenizer.RAW.wireName() : Tokenizer.DEFAULT.wireName());
    }

    private static String recordOption(FieldDefinition field) {
        RecordOption byDefault =
                field.type() == FieldType.STRING ? RecordOption.BASIC : RecordOption.WITH_FREQS_AND_POSITIONS;
        return field.recordOption()
                .flatMap(RecordOption::find)
                .orElse(byDefault)
                .wireName();
    }

    private static void compareNumber(
            List<SchemaChange.Conflict> conflicts, String property, int present, OptionalInt asked) {
        asked.ifPresent(number -> compare(conflicts, "index", property, present, number));
    }

    private static void compare(
            List<SchemaChange.Conflict> conflicts, String of, String property, Object present, Object asked) {
        if (!present.equals(asked)) {
            conflicts.add(new SchemaChange.Conflict(of, property, present.toString(), asked.toString()));
        }
    }
}
