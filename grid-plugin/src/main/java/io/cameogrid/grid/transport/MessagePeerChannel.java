package io.cameogrid.grid.transport;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.grid.internal.Discovery;
import io.cameogrid.grid.internal.NodeMessages;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.binary.BinaryObjectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other nodes by messages, and answers theirs.
 *
 * <p>A compute job is more than a search needs: a task with a session, jobs that are mapped, failed over, counted and cancelled, and
 * three more threads that have to be woken up. Nodes of a version that does not know these messages are asked by compute.
 *
 * <p>Threads: questions are answered in those of compute jobs; an answer is handed over in that which reads from the network.
 */
public final class MessagePeerChannel implements PeerChannel, AutoCloseable {
    /** Which a node has that answers messages. */
    public static final String ATTRIBUTE = "cameogrid.questions";

    private static final Logger LOG = LoggerFactory.getLogger(MessagePeerChannel.class);

    private final Ignite ignite;
    private final PeerChannel compute;
    private final Discovery discovery;
    private final NodeMessages questions;
    private final NodeMessages answers;
    private final PendingAnswers pending = new PendingAnswers();

    public MessagePeerChannel(Ignite ignite) {
        this.ignite = ignite;
        this.compute = new ComputePeerChannel(ignite);
        this.discovery = new Discovery(ignite);
        this.questions = new NodeMessages(ignite, "cameogrid-questions", NodeMessages.Lane.WORK);
        this.answers = new NodeMessages(ignite, "cameogrid-answers", NodeMessages.Lane.NETWORK);
    }

    /** Listens to the others. To be called once, when Ignite's parts are there, and on a server before the others can see it. */
    public void listen() {
        discovery.onLeft(pending::left);
        answers.receive(pending::arrived);
        questions.receive(this::answer);
    }

    @Override
    public Future<LeafResult> search(NodeId node, LeafRequest request) {
        return discovery.hasAttribute(node.value(), ATTRIBUTE)
                ? pending.ask(
                        node.value(),
                        in -> new WireInput(in).result(),
                        number -> questions.send(
                                node.value(),
                                Questions.question(
                                        Questions.SEARCH, number, out -> new WireOutput(out).request(request))))
                : compute.search(node, request);
    }

    @Override
    public Future<StatisticsResult> statistics(NodeId node, StatisticsRequest request) {
        return discovery.hasAttribute(node.value(), ATTRIBUTE)
                ? pending.ask(
                        node.value(),
                        in -> new WireInput(in).statisticsResult(),
                        number -> questions.send(
                                node.value(),
                                Questions.question(
                                        Questions.STATISTICS,
                                        number,
                                        out -> new WireOutput(out).statisticsRequest(request))))
                : compute.statistics(node, request);
    }

    private void answer(UUID node, byte[] question) {
        WireSource in = new ByteSource(question);
        answers.send(node, answered(node, Questions.number(in), in));
    }

    private byte[] answered(UUID node, long number, WireSource in) {
        LeafSearch leaf;
        try {
            leaf = ignite.<CameoGrid>plugin(CameoGrid.NAME).leaf();
        } catch (IgniteException | IllegalStateException e) {
            LOG.debug("node {} asks while this one starts or stops", node, e);
            return Questions.failure(number, "the node starts or stops");
        }
        try {
            return answered(leaf, number, in);
        } catch (CameoGridException e) {
            return Questions.error(number, e);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("what node {} asks cannot be answered", node, e);
            return Questions.failure(number, e.toString());
        }
    }

    private static byte[] answered(LeafSearch leaf, long number, WireSource in) {
        byte kind = in.readByte();
        return switch (kind) {
            case Questions.SEARCH -> {
                LeafResult result = leaf.search(new WireInput(in).request());
                yield Questions.result(number, out -> new WireOutput(out).result(result));
            }
            case Questions.STATISTICS -> {
                StatisticsResult result = leaf.statistics(new WireInput(in).statisticsRequest());
                yield Questions.result(number, out -> new WireOutput(out).statisticsResult(result));
            }
            default -> throw new BinaryObjectException("no kind of question: " + kind);
        };
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        pending.close();
    }
}
