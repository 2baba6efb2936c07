package uk.hailsham.hub.tests.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import uk.hailsham.hub.connectors.ground.Ports;

/** A broker as a process of its own, on loopback. */
public final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** On return it listens. */
    public static BrokerProcess start(Path folder) throws IOException {
        int port = Ports.free();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(port)))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("broker.log").toFile()))
                .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the broker did not start: see " + folder.resolveSibling("broker.log"));
        }
        return new BrokerProcess(process, port);
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The process itself: says {@code !} when it listens. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setName("beside")
                        .setJournalDirectory(folder.resolve("journal").toString())
                        .setBindingsDirectory(folder.resolve("bindings").toString())
                        .setPagingDirectory(folder.resolve("paging").toString())
                        .setLargeMessagesDirectory(folder.resolve("large").toString())
                        .setJournalMinFiles(2)
                        .setJournalFileSize(1 << 20)
                        .setJMXManagementEnabled(false)
                        .setSecurityEnabled(false)
                        .addAddressSetting(
                                "#",
                                new AddressSettings()
                                        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                                        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                                        .setDeadLetterAddress(SimpleString.of("hub.dead")))
                        .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + arguments[1] + "?protocols=CORE"))
                .start();
        System.out.print('!');
        System.out.flush();
    }
}
