package io.cameogrid.search.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How frequent subjects are in some partitions: what relevance is reckoned from. */
public record Statistics(Map<Subject, Frequency> frequencies) {
    public static final Statistics NONE = new Statistics(Map.of());

    public Statistics {
        frequencies = Map.copyOf(frequencies);
    }

    /** The statistics of these partitions and others together. */
    public Statistics plus(Statistics others) {
        Map<Subject, Frequency> sums = new HashMap<>(frequencies);
        others.frequencies.forEach((subject, frequency) -> sums.merge(subject, frequency, Frequency::plus));
        return new Statistics(sums);
    }

    public Optional<Frequency.OfField> field(String name) {
        return Optional.ofNullable(frequencies.get(new Subject.Field(name))).map(Frequency.OfField.class::cast);
    }

    public Optional<Frequency.OfWord> word(String field, String text) {
        return Optional.ofNullable(frequencies.get(new Subject.Word(field, text)))
                .map(Frequency.OfWord.class::cast);
    }

    public Optional<Frequency.OfNear> near(Subject.Near subject) {
        return Optional.ofNullable(frequencies.get(subject)).map(Frequency.OfNear.class::cast);
    }
}
