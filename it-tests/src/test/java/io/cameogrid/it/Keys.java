package io.cameogrid.it;

import io.cameogrid.grid.store.StoredKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The keys of a history's single writes. A transaction often comes back to a key that it has changed, as far as Ignite
 * lets it: what an entry processor has changed, only an entry processor may change again, and after one that removes the
 * next sees what was there before. The façade, inside a transaction, writes without them.
 */
final class Keys {
    private static final int IDS = 80;

    private final Documents documents;
    private final Random random;
    private final List<StoredKey> changed = new ArrayList<>();
    private final Set<StoredKey> processed = new HashSet<>();
    private final Set<StoredKey> removed = new HashSet<>();
    private boolean inTransaction;

    Keys(Documents documents, Random random) {
        this.documents = documents;
        this.random = random;
    }

    void transactionBegins() {
        inTransaction = true;
    }

    void transactionEnds() {
        inTransaction = false;
        changed.clear();
        processed.clear();
        removed.clear();
    }

    /** For a write by an entry processor. */
    StoredKey processed() {
        StoredKey key = anyBut(removed);
        if (inTransaction) {
            changed.add(key);
            processed.add(key);
        }
        return key;
    }

    /** An entry processor has removed it. */
    void removed(StoredKey key) {
        if (inTransaction) {
            removed.add(key);
        }
    }

    /** For a write of any other kind. */
    StoredKey plain() {
        StoredKey key = anyBut(processed);
        if (inTransaction) {
            changed.add(key);
        }
        return key;
    }

    private StoredKey anyBut(Set<StoredKey> spent) {
        StoredKey key = any();
        while (spent.contains(key)) {
            key = any();
        }
        return key;
    }

    private StoredKey any() {
        boolean again = !changed.isEmpty() && random.nextInt(3) == 0;
        return again ? changed.get(random.nextInt(changed.size())) : documents.key(IDS);
    }

    /** Distinct keys for a write of many, which no transaction makes. */
    Set<StoredKey> some(int atMost) {
        return documents.keys(IDS, atMost);
    }
}
