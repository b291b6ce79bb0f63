package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ItemProblem;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks the items of one batch; the definition is created, or grows, at most once for all of them. */
final class BulkCheck {
    private final SchemaRegistration registration;
    private final WriteCheck check;

    BulkCheck(SchemaRegistration registration, WriteCheck check) {
        this.registration = registration;
        this.check = check;
    }

    /**
     * What came of the batch.
     *
     * @param good in the order of the batch
     * @param problems in the order of the batch
     */
    record Outcome(List<CheckedWrite> good, List<ItemProblem> problems) {}

    /**
     * Checks every item. With {@code atomic}, a batch that has problems changes no definition either.
     *
     * @throws CameoGridException TIMEOUT, SCHEMA_CONFLICT if other writers keep changing the definition
     */
    Outcome check(IndexName name, List<BulkItem> items, boolean atomic, Deadline deadline) {
        return registration.retrying(name, deadline, () -> attempt(name, items, atomic, deadline));
    }

    /** Empty if another change of the definition came first. */
    private Optional<Outcome> attempt(IndexName name, List<BulkItem> items, boolean atomic, Deadline deadline) {
        List<ItemProblem> problems = new ArrayList<>();
        List<Numbered> writes = readable(items, problems);
        Optional<IndexDefinition> present = registration.find(name);
        // A new index grows like any other: from the documents that have been found to be some.
        IndexDefinition index = present.orElseGet(() -> registration.draft(name, List.of()));
        Pass pass = pass(index, writes, problems);
        if (!pass.outgrown.isEmpty() && !(atomic && !problems.isEmpty())) {
            index = registration.grown(index, samples(pass.outgrown));
            Pass second = pass(index, pass.outgrown, problems);
            pass.good.addAll(second.good);
            pass.good.sort(Comparator.comparingInt(Checked::item));
        }
        problems.sort(Comparator.comparingInt(ItemProblem::item));
        Outcome outcome = new Outcome(pass.good.stream().map(Checked::write).toList(), problems);
        boolean nothingToWrite = outcome.good.isEmpty() || (atomic && !problems.isEmpty());
        return nothingToWrite || registration.register(present, index, deadline)
                ? Optional.of(outcome)
                : Optional.empty();
    }

    private static List<Numbered> readable(List<BulkItem> items, List<ItemProblem> problems) {
        List<Numbered> writes = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case BulkItem.Write item -> writes.add(new Numbered(i, item.write()));
                case BulkItem.Unreadable item -> problems.add(item.problem());
            }
        }
        return writes;
    }

    private Pass pass(IndexDefinition index, List<Numbered> writes, List<ItemProblem> problems) {
        Pass pass = new Pass(new ArrayList<>(writes.size()), new ArrayList<>());
        for (Numbered numbered : writes) {
            try {
                Optional<CheckedWrite> checked = check.check(index, numbered.write);
                if (checked.isPresent()) {
                    pass.good.add(new Checked(numbered.item, checked.get()));
                } else {
                    pass.outgrown.add(numbered);
                }
            } catch (CameoGridException e) {
                problems.add(problem(numbered, e));
            }
        }
        return pass;
    }

    private static ItemProblem problem(Numbered numbered, CameoGridException e) {
        return new ItemProblem(
                numbered.item,
                numbered.write.id(),
                Optional.ofNullable(e.facts().get("field")).map(String::valueOf),
                e.detail());
    }

    private static List<DocumentWrite> samples(List<Numbered> writes) {
        return writes.stream().map(Numbered::write).toList();
    }

    private record Numbered(int item, DocumentWrite write) {}

    private record Checked(int item, CheckedWrite write) {}

    private record Pass(List<Checked> good, List<Numbered> outgrown) {}
}
