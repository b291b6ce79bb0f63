package io.cameogrid.grid.internal;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.managers.communication.GridIoPolicy;
import org.apache.ignite.internal.util.GridByteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages from node to node, over Ignite's connections. Ignite repeats what a broken connection may have swallowed; a message is
 * lost when its receiver leaves, or before that one listens.
 */
public final class NodeMessages {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMessages.class);

    private final GridKernalContext context;
    private final String topic;
    private final Lane lane;

    /** In which threads of the receiver messages are received. */
    public enum Lane {
        /** That neither searches nor writes use: what is said here arrives while all of those are busy. */
        MANAGEMENT(GridIoPolicy.MANAGEMENT_POOL),
        /** Those of compute jobs, which may work and wait. */
        WORK(GridIoPolicy.PUBLIC_POOL),
        /** That which reads from the network, so that no other has to be woken up; it must be let go at once. */
        NETWORK(GridIoPolicy.CALLER_THREAD);

        private final byte policy;

        Lane(byte policy) {
            this.policy = policy;
        }
    }

    /** @param topic which the sending and the receiving side share with nobody else */
    public NodeMessages(Ignite ignite, String topic, Lane lane) {
        this.context = Kernal.context(ignite);
        this.topic = topic;
        this.lane = lane;
    }

    /**
     * Gives each message, with its sender, to the receiver. To be called when Ignite's parts are there; what comes before is lost if
     * the node can be seen by then.
     */
    public void receive(BiConsumer<UUID, byte[]> receiver) {
        context.io().addMessageListener(topic, (sender, message, policy) -> {
            if (message instanceof GridByteArrayList bytes) {
                byte[] content = bytes.internalArray();
                receiver.accept(
                        sender, content.length == bytes.size() ? content : Arrays.copyOf(content, bytes.size()));
            }
        });
    }

    /**
     * Sends the message. Returns soon, unless a connection must first be made; false if the node cannot be reached.
     *
     * @param content must not be changed any more
     */
    public boolean send(UUID node, byte[] content) {
        try {
            context.io().sendToCustomTopic(node, topic, new GridByteArrayList(content), lane.policy);
            return true;
        } catch (IgniteCheckedException e) {
            LOG.debug("node {} could not be told about {}", node, topic, e);
            return false;
        }
    }
}
