package io.cameogrid.rest.json;

import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.api.topology.IndexVerification.VerifiedPartition;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.IndexName;
import java.util.HexFormat;
import java.util.Locale;

/** Shows what a comparison of all copies of an index has found. */
public final class VerificationJson {
    private static final int EXPECTED = 4096;

    private VerificationJson() {}

    public static ByteSpan of(IndexName name, IndexVerification verification) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject().name("index").value(name.value());
        out.name("clean").value(verification.clean());
        out.name("partitions").beginArray();
        verification.partitions().forEach(partition -> partition(out, partition));
        return out.endArray().endObject().span();
    }

    private static void partition(JsonBuffer out, VerifiedPartition partition) {
        out.beginObject().name("partition").value(partition.partition());
        out.name("copies_are").value(partition.agreement().name().toLowerCase(Locale.ROOT));
        out.name("copies").beginArray();
        partition.copies().forEach(copy -> copy(out, copy));
        out.endArray().endObject();
    }

    private static void copy(JsonBuffer out, VerifiedCopy copy) {
        out.beginObject().name("node_id").value(copy.nodeId());
        out.name("node_name").value(copy.nodeName());
        out.name("role").value(copy.primary() ? "primary" : "backup");
        if (copy.problem().isPresent()) {
            out.name("problem").value(copy.problem().get()).endObject();
            return;
        }
        out.name("documents").value(copy.rows());
        out.name("checksum").value(HexFormat.of().toHexDigits(copy.checksum()));
        out.name("indexed").value(copy.documents());
        out.name("missing").strings(copy.missing());
        out.name("ghosts").strings(copy.ghosts());
        out.name("stale").strings(copy.stale());
        out.name("unmapped").value(copy.unmapped()).endObject();
    }
}
