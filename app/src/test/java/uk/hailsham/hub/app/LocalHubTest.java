package uk.hailsham.hub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's token goes to the hub, wherever its port's holder would send it. */
class LocalHubTest {
    @TempDir
    private Path data;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer elsewhere;
    private HttpServer holder;

    @BeforeEach
    void start() throws Exception {
        elsewhere = server();
        elsewhere.createContext("/", exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        holder = server();
        holder.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        Files.writeString(data.resolve("run.json"), """
                {"port":%d,"pid":%d,"token":"secret","databaseUrl":"","databaseUser":"","databasePassword":""}
                """.formatted(
                        holder.getAddress().getPort(), ProcessHandle.current().pid()));
    }

    private static HttpServer server() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        holder.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void aRedirectIsNotFollowedAndIsNoAnswer() throws Exception {
        LocalHub hub = LocalHub.on(data, "a test");
        assertThatThrownBy(() -> hub.get("/api/v1/drops")).hasMessage("the hub said 307");
        assertThat(seen).isEmpty();
    }
}
