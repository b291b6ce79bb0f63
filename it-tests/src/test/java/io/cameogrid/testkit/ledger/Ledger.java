package io.cameogrid.testkit.ledger;

import io.cameogrid.testkit.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The model that a cluster is held to: every change that clients have sent, when, and what they were told about it.
 *
 * <p>What was acknowledged before a question began is seen by its answer; what was refused never is; what nobody was told
 * about may be or not. Each document belongs to one client. Threads: any.
 */
public final class Ledger {
    private final Map<String, Fate> fates = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Attempt> batchesInDoubt = new ConcurrentLinkedQueue<>();
    private final AtomicLong stamps = new AtomicLong();
    private final AtomicInteger clients = new AtomicInteger();

    /** What a client knows of a change. */
    public enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        IN_DOUBT
    }

    /** Changes that are sent together, to be written together or not at all. */
    public final class Attempt {
        private final Map<String, OptionalLong> stamps;
        private final Map<String, OptionalLong> before = new TreeMap<>();

        private Attempt(Map<String, OptionalLong> stamps) {
            this.stamps = new TreeMap<>(stamps);
        }

        private void begin() {
            long now = System.nanoTime();
            stamps.forEach((id, stamp) -> {
                Fate fate = fates.computeIfAbsent(id, made -> new Fate());
                before.put(id, fate.known());
                fate.begin(stamp, now);
            });
        }

        /** The server has said that they are written. */
        public void acknowledged() {
            long now = System.nanoTime();
            stamps.keySet().forEach(id -> fate(id).acknowledged(now));
        }

        /** The server has said that nothing was written. */
        public void refused() {
            stamps.keySet().forEach(id -> fate(id).refused());
        }

        /**
         * What the answer says, as the interface promises: 429 and 503 mean that nothing was executed, 504 that nobody
         * knows. Throws if the answer is one that no server should give.
         */
        public Outcome settle(RestClient.Answer answer) {
            switch (answer.status()) {
                case 200, 201 -> {
                    acknowledged();
                    return Outcome.ACKNOWLEDGED;
                }
                case 409, 429, 503 -> {
                    refused();
                    return Outcome.REFUSED;
                }
                case 504 -> {
                    inDoubt();
                    return Outcome.IN_DOUBT;
                }
                default -> {
                    inDoubt();
                    throw new AssertionError("a write is answered by " + answer);
                }
            }
        }

        /** Nobody has said anything certain; the documents must not be changed any more. */
        public void inDoubt() {
            batchesInDoubt.add(this);
        }

        /** Whether it was written in part, by what was seen when everything had ended. */
        private Optional<String> torn(Map<String, Long> seen) {
            long written = stamps.entrySet().stream()
                    .filter(change -> stamp(seen, change.getKey()).equals(change.getValue()))
                    .count();
            return written == 0 || written == stamps.size()
                    ? Optional.empty()
                    : Optional.of(written + " of " + stamps.size() + " changes were written of " + stamps + ", before: "
                            + before + ", seen: "
                            + stamps.keySet().stream()
                                    .map(id -> stamp(seen, id))
                                    .toList());
        }
    }

    /**
     * What an answer has shown.
     *
     * @param asked when the question was sent, of {@link System#nanoTime}
     * @param answered when the answer was there
     * @param stamps of the documents in the answer, by id
     */
    public record Answer(long asked, long answered, Map<String, Long> stamps) {}

    /** A number that no other change has. */
    public long newStamp() {
        return stamps.incrementAndGet();
    }

    /** What the ids of a client's documents begin with; no other client has it. */
    public String newClient() {
        return "c" + clients.incrementAndGet() + "-";
    }

    /**
     * To be called before changes are sent.
     *
     * @param stamps of the documents by id; none where a document is deleted
     */
    public Attempt begin(Map<String, OptionalLong> stamps) {
        Attempt attempt = new Attempt(stamps);
        attempt.begin();
        return attempt;
    }

    /**
     * What is wrong with an answer.
     *
     * @param asksFor whether a document would be in the answer if there is one of the id
     */
    public List<String> violations(Answer answer, Predicate<String> asksFor) {
        List<String> violations = new ArrayList<>();
        answer.stamps().keySet().stream()
                .filter(id -> !fates.containsKey(id) || !asksFor.test(id))
                .forEach(id -> violations.add(id + " is in an answer that should not have it"));
        fates.forEach((id, fate) -> {
            if (asksFor.test(id)) {
                Set<OptionalLong> admissible = fate.admissible(answer.asked(), answer.answered());
                OptionalLong seen = stamp(answer.stamps(), id);
                if (!admissible.contains(seen)) {
                    violations.add(id + " is seen as " + seen + ", and may be one of " + admissible);
                }
            }
        });
        return violations;
    }

    /** The batches of unknown outcome of which a part was written, by an answer from when everything had ended. */
    public List<String> tornBatches(Answer everything) {
        return batchesInDoubt.stream()
                .flatMap(batch -> batch.torn(everything.stamps()).stream())
                .toList();
    }

    /** The ids of all documents that there ever may have been. */
    public Set<String> ids() {
        return Set.copyOf(fates.keySet());
    }

    private Fate fate(String id) {
        return Optional.ofNullable(fates.get(id)).orElseThrow();
    }

    private static OptionalLong stamp(Map<String, Long> seen, String id) {
        return Optional.ofNullable(seen.get(id)).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
