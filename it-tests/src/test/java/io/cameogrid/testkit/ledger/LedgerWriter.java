package io.cameogrid.testkit.ledger;

import io.cameogrid.testkit.RestClient;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A client that makes, changes and deletes documents of its own, one after the other or in batches, and tells the ledger.
 * What it was not told the outcome of, it leaves alone from then on. Threads: one.
 */
final class LedgerWriter {
    private static final int MOST_DOCUMENTS = 400;
    private static final int LARGEST_BATCH = 12;

    private final LedgerIndex index;
    private final Ledger ledger;
    private final Supplier<RestClient> server;
    private final Random random;
    private final String prefix;
    private final List<String> present = new ArrayList<>();
    private int made;

    /** @param server to send the next change to */
    LedgerWriter(LedgerIndex index, Ledger ledger, Supplier<RestClient> server, Random random) {
        this.index = index;
        this.ledger = ledger;
        this.server = server;
        this.random = random;
        this.prefix = ledger.newClient();
    }

    /** Makes one change, or one batch of them. Throws if the answer is one that no server should give. */
    Ledger.Outcome step() throws InterruptedException {
        int choice = random.nextInt(10);
        if (choice == 0) {
            return batch();
        }
        boolean fresh = present.isEmpty() || choice < 5 && present.size() < MOST_DOCUMENTS;
        String id = fresh ? prefix + made++ : present.remove(random.nextInt(present.size()));
        OptionalLong stamp = fresh || choice < 8 ? OptionalLong.of(ledger.newStamp()) : OptionalLong.empty();
        Ledger.Attempt attempt = ledger.begin(Map.of(id, stamp));
        Ledger.Outcome outcome = ask(attempt, () -> index.write(server.get(), id, stamp));
        boolean stays = switch (outcome) {
            case ACKNOWLEDGED -> stamp.isPresent();
            case REFUSED -> !fresh;
            case IN_DOUBT -> false;
        };
        if (stays) {
            present.add(id);
        }
        return outcome;
    }

    private Ledger.Outcome batch() throws InterruptedException {
        Map<String, Long> batch = new HashMap<>();
        List<String> old = new ArrayList<>();
        int size = 2 + random.nextInt(LARGEST_BATCH);
        while (batch.size() < size) {
            boolean fresh = present.isEmpty() || random.nextBoolean() && present.size() < MOST_DOCUMENTS;
            String id = fresh ? prefix + made++ : present.remove(random.nextInt(present.size()));
            if (!fresh) {
                old.add(id);
            }
            batch.put(id, ledger.newStamp());
        }
        Map<String, OptionalLong> changes = new HashMap<>();
        batch.forEach((id, stamp) -> changes.put(id, OptionalLong.of(stamp)));
        Ledger.Attempt attempt = ledger.begin(changes);
        Ledger.Outcome outcome = ask(attempt, () -> index.bulk(server.get(), batch));
        switch (outcome) {
            case ACKNOWLEDGED -> present.addAll(batch.keySet());
            case REFUSED -> present.addAll(old);
            case IN_DOUBT -> {}
        }
        return outcome;
    }

    private interface Request {
        RestClient.Answer send() throws IOException, InterruptedException;
    }

    /** A server that nobody could connect to has refused. */
    private static Ledger.Outcome ask(Ledger.Attempt attempt, Request request) throws InterruptedException {
        try {
            return attempt.settle(request.send());
        } catch (ConnectException e) {
            attempt.refused();
            return Ledger.Outcome.REFUSED;
        } catch (IOException e) {
            attempt.inDoubt();
            return Ledger.Outcome.IN_DOUBT;
        } catch (InterruptedException e) {
            attempt.inDoubt();
            throw e;
        }
    }
}
