package io.cameogrid.rest.json;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.MembershipChange;
import io.cameogrid.rest.call.ByteSpan;
import java.util.Locale;

/** Shows what a command did to the members of the cluster. */
public final class MembershipJson {
    private static final int EXPECTED = 512;

    private MembershipJson() {}

    public static ByteSpan change(MembershipChange change) {
        JsonBuffer out = new JsonBuffer(EXPECTED).beginObject();
        out.name("node_id").value(change.node().id());
        out.name("node_name").value(change.node().name());
        out.name("status").value(change.outcome().name().toLowerCase(Locale.ROOT));
        out.name("copies").value(change.copies());
        out.name("members").beginArray();
        for (ClusterNode member : change.members()) {
            out.beginObject().name("node_id").value(member.id());
            out.name("node_name").value(member.name()).endObject();
        }
        out.endArray();
        return out.name("warnings").strings(change.warnings()).endObject().span();
    }
}
