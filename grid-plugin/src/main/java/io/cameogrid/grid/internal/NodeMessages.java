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
 * Short messages from node to node, on threads that neither searches nor writes use: what is said here arrives while all of
 * those are busy. A message may be lost; whoever sends says it again.
 */
public final class NodeMessages {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMessages.class);

    private final GridKernalContext context;
    private final String topic;

    /** @param topic which the sending and the receiving side share with nobody else */
    public NodeMessages(Ignite ignite, String topic) {
        this.context = Kernal.context(ignite);
        this.topic = topic;
    }

    /** Gives each message, with its sender, to the receiver, which must not block. To be called when Ignite has started. */
    public void receive(BiConsumer<UUID, byte[]> receiver) {
        context.io().addMessageListener(topic, (sender, message, policy) -> {
            if (message instanceof GridByteArrayList bytes) {
                receiver.accept(sender, Arrays.copyOf(bytes.internalArray(), bytes.size()));
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
            context.io().sendToCustomTopic(node, topic, new GridByteArrayList(content), GridIoPolicy.MANAGEMENT_POOL);
            return true;
        } catch (IgniteCheckedException e) {
            LOG.debug("node {} could not be told about {}", node, topic, e);
            return false;
        }
    }
}
