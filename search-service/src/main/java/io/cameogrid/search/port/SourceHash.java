package io.cameogrid.search.port;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of bytes, 64 bits wide and the same on every machine, because indexes on disk hold it.
 *
 * <p>Eight bytes at a time are multiplied and folded in; the last step is that of MurmurHash3. It is no protection against
 * somebody who looks for two documents of one hash: all that these could bring about is a stale hit.
 */
final class SourceHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int ROTATION = 29;

    private SourceHash() {}

    static long of(byte[] bytes) {
        long hash = bytes.length * MULTIPLIER;
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            hash = fold(hash, (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < bytes.length; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
        }
        return mixed(fold(hash, rest));
    }

    private static long fold(long hash, long next) {
        return Long.rotateLeft((hash ^ next) * MULTIPLIER, ROTATION);
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
