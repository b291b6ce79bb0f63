package io.cameogrid.it.cluster;

import io.cameogrid.deploy.cli.CameoGridProgram;
import io.cameogrid.testkit.Eventually;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.internal.managers.communication.GridIoMessage;
import org.apache.ignite.lang.IgniteRunnable;
import org.apache.ignite.plugin.extensions.communication.Message;
import org.apache.ignite.spi.communication.CommunicationListener;
import org.apache.ignite.spi.communication.CommunicationSpi;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;

/**
 * The program, which dies as by a kill when it receives the n-th message of a kind from another node, before it does what
 * the message says. It is told which one by a file, and says that it knows by another.
 */
public final class HaltingServer {
    /** As the shell has it for SIGKILL. */
    static final int EXIT_CODE = 137;

    /** System property: the file; its text is the name of the message's class and the number. */
    static final String ORDERS = "cameogrid.test.halt";

    private HaltingServer() {}

    /** The file that is there when the order is known. */
    static Path known(Path orders) {
        return orders.resolveSibling(orders.getFileName() + ".known");
    }

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("halt").start(() -> {
            try {
                obey(Path.of(System.getProperty(ORDERS)));
            } catch (IOException | ReflectiveOperationException | RuntimeException | AssertionError e) {
                e.printStackTrace(System.out);
            }
        });
        CameoGridProgram.main(arguments);
    }

    private static void obey(Path file) throws IOException, ReflectiveOperationException {
        while (!Files.exists(file)) {
            Eventually.briefly();
        }
        String[] order = Files.readString(file).split(" ");
        for (Ignite ignite : Ignition.allGrids()) {
            listen(ignite.configuration().getCommunicationSpi(), order[0], Integer.parseInt(order[1]));
        }
        Files.createFile(known(file));
    }

    private static void listen(CommunicationSpi<?> communication, String message, int number)
            throws ReflectiveOperationException {
        Field field = TcpCommunicationSpi.class.getDeclaredField("lsnr");
        field.setAccessible(true);
        @SuppressWarnings("unchecked")
        CommunicationListener<Message> listener = (CommunicationListener<Message>) field.get(communication);
        field.set(communication, new Halting(listener, message, new AtomicInteger(number)));
    }

    private record Halting(CommunicationListener<Message> listener, String message, AtomicInteger left)
            implements CommunicationListener<Message> {
        @Override
        public void onMessage(UUID sender, Message received, IgniteRunnable done) {
            if (received instanceof GridIoMessage envelope
                    && envelope.message().getClass().getSimpleName().equals(message)
                    && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
            listener.onMessage(sender, received, done);
        }

        @Override
        public void onDisconnected(UUID node) {
            listener.onDisconnected(node);
        }
    }
}
