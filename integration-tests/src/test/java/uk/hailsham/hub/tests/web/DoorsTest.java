package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** The doors of a running hub: the one there is, and what an operator's Jolokia opens of it. */
class DoorsTest {
    /** As the kernel says of a socket that waits for callers. */
    private static final String LISTENS = "0A";

    private static final String CAMEL = "org.apache.camel:context=hub,type=";
    private static final String CONTEXT = CAMEL + "context,name=%22hub%22/";
    private static final String ROUTE = CAMEL + "routes,name=%22intake.white-house%22/";

    @TempDir
    private static Path folder;

    private static Outside outside;

    @BeforeAll
    static void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
        Sent.soon().until(() -> Files.exists(outside.data().resolve("first-password")));
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    /** No JMX, no debugger, no second actuator, no broker's acceptor: traps 1 and 2 of the libraries, CVE-2026-49362. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theHubListensAtItsOwnPortAndNowhereElse() throws Exception {
        int own = java.net.URI.create(outside.hub().url()).getPort();
        assertThat(listening(process())).containsExactly("127.0.0.1:" + own);
    }

    private static long process() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(Arrays::asList)
                        .orElse(List.of())
                        .contains(outside.data().toString()))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> listening(long process) throws IOException {
        Set<String> sockets = sockets(process);
        Set<String> listening = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process + "/net/" + table))) {
                String[] word = line.strip().split("\\s+");
                if (word.length > 9 && word[3].equals(LISTENS) && sockets.contains(word[9])) {
                    listening.add(address(word[1]));
                }
            }
        }
        return listening;
    }

    private static Set<String> sockets(long process) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
            return open.map(DoorsTest::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    /** Loopback has two spellings, one within the other protocol's addresses. */
    private static String address(String hexadecimal) {
        String[] half = hexadecimal.split(":");
        String host = half[0].matches("(0000000000000000FFFF0000)?0100007F") ? "127.0.0.1" : half[0];
        return host + ":" + Integer.parseInt(half[1], 16);
    }

    @Test
    void nothingIsSentBrowsedTracedOrChangedByJolokia() throws Exception {
        for (String forbidden : List.of(
                "exec/" + CONTEXT + "sendBody(java.lang.String,java.lang.Object)/direct:any/text",
                "exec/" + CONTEXT + "requestBody(java.lang.String,java.lang.Object)/direct:any/text",
                "exec/" + CONTEXT + "createEndpoint/direct:any",
                "exec/" + ROUTE + "remove()",
                "exec/" + ROUTE + "stop()",
                "exec/" + ROUTE + "updateRouteFromXml/x",
                "exec/" + CAMEL + "tracer,name=BacklogTracer/dumpAllTracedMessagesAsXml()",
                "exec/" + CAMEL + "endpoints,name=%22any%22/browseAllMessagesAsXml/true",
                "write/" + CAMEL + "tracer,name=BacklogTracer/Enabled/true",
                "write/" + ROUTE + "TracingEnabled/true",
                "read/" + ROUTE + "TracingEnabled",
                "read/JMImplementation:type=MBeanServerDelegate/MBeanServerId",
                "read/java.lang:type=Runtime/InputArguments",
                "exec/com.sun.management:type=DiagnosticCommand/gcHeapDump",
                "exec/jdk.management.jfr:type=FlightRecorder/newRecording")) {
            JsonNode answer = ask(forbidden);
            assertThat(answer.path("status").asInt())
                    .as(forbidden + ": " + answer.path("error"))
                    .isEqualTo(403);
            assertThat(answer.has("value")).as(forbidden).isFalse();
        }
    }

    @Test
    void aRouteIsSuspendedAndResumedByJolokia() throws Exception {
        JsonNode suspended = ask("exec/" + ROUTE + "suspend()");
        assertThat(suspended.path("status").asInt()).as(suspended.toString()).isEqualTo(200);
        assertThat(ask("read/" + ROUTE + "State").path("value").asText()).isEqualTo("Suspended");
        assertThat(ask("exec/" + ROUTE + "resume()").path("status").asInt()).isEqualTo(200);
        assertThat(ask("read/" + ROUTE + "State").path("value").asText()).isEqualTo("Started");
    }

    /** A request in a body could name another machine as its target; without the page's own token none is read. */
    @Test
    void aRequestInABodyNeedsTheTokenOfThePage() throws Exception {
        String elsewhere =
                "{\"type\":\"version\",\"target\":{\"url\":\"service:jmx:rmi:///jndi/ldap://127.0.0.1:9/x\"}}";
        assertThat(outside.hub()
                        .post("/actuator/jolokia", outside.operator(), elsewhere)
                        .statusCode())
                .isEqualTo(403);
    }

    private static JsonNode ask(String what) throws Exception {
        return outside.hub().json("/actuator/jolokia/" + what, outside.operator());
    }
}
