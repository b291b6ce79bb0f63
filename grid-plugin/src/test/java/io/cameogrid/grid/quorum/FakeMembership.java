package io.cameogrid.grid.quorum;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that a test brings, takes away and silences. */
final class FakeMembership implements Membership {
    final Set<String> seeing = ConcurrentHashMap.newKeySet();
    final Set<String> alive = ConcurrentHashMap.newKeySet();
    final AtomicInteger asked = new AtomicInteger();
    private final Map<UUID, String> present = new ConcurrentHashMap<>();
    private volatile long version = 1;

    static UUID id(String server) {
        return UUID.nameUUIDFromBytes(server.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    FakeMembership join(String... servers) {
        for (String server : servers) {
            present.put(id(server), server);
            alive.add(server);
            seeing.add(server);
        }
        version++;
        return this;
    }

    void leave(String server) {
        present.remove(id(server));
        alive.remove(server);
        version++;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Map<UUID, String> otherVoters() {
        return new HashMap<>(present);
    }

    @Override
    public boolean isAlive(UUID server) {
        return alive.stream().anyMatch(name -> id(name).equals(server));
    }

    @Override
    public boolean sees(UUID server, Duration timeout) {
        asked.incrementAndGet();
        return seeing.stream().anyMatch(name -> id(name).equals(server));
    }
}
