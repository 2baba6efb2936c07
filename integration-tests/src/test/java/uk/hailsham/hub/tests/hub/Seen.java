package uk.hailsham.hub.tests.hub;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/** Where somebody who may not know a child looks: each place with the texts that can be seen there. */
public enum Seen {
    LOG {
        @Override
        public Map<String, String> texts(Demo demo) throws IOException {
            return Map.of("the log", demo.hub().log());
        }
    },
    METRICS {
        @Override
        public Map<String, String> texts(Demo demo) {
            return answers(demo, "/actuator/prometheus", "/actuator/metrics");
        }
    },
    ACTUATOR {
        @Override
        public Map<String, String> texts(Demo demo) {
            return answers(demo, "/actuator", "/actuator/health", "/actuator/info", "/actuator/env");
        }
    },
    HAWTIO {
        @Override
        public Map<String, String> texts(Demo demo) {
            return answers(
                    demo,
                    "/actuator/jolokia/list",
                    "/actuator/jolokia/search/*:*",
                    "/actuator/jolokia/read/org.apache.camel:type=routes,*/RouteId,EndpointUri,Description,State",
                    "/actuator/jolokia/exec/org.apache.camel:context=hub,name=!%22hub!%22,type=context/dumpRoutesAsXml()");
        }
    },
    ANSWERED_HEADERS {
        @Override
        public Map<String, String> texts(Demo demo) {
            return Stream.of("/api/v1/drops", "/api/v1/referrals", "/api/v1/agencies", "/api/v1/refusals", "/nowhere")
                    .collect(Collectors.toMap(path -> path, path -> headers(get(demo, path))));
        }
    },
    ASKED_HEADERS {
        @Override
        public Map<String, String> texts(Demo demo) {
            return demo.asked().stream()
                    .collect(Collectors.groupingBy(
                            Asked::what, TreeMap::new, Collectors.mapping(Asked::head, Collectors.joining("\n"))));
        }
    },
    BROKER_JOURNAL {
        @Override
        public Map<String, String> texts(Demo demo) throws IOException {
            Map<String, String> texts = new TreeMap<>();
            try (Stream<Path> files = Files.walk(demo.data().resolve("broker")).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    texts.put(file.getFileName().toString(), written(Files.readAllBytes(file)));
                }
            }
            return texts;
        }
    },
    FILE_NAMES {
        @Override
        public Map<String, String> texts(Demo demo) throws IOException {
            try (Stream<Path> files = Files.walk(demo.data())) {
                return Map.of(
                        "files of the hub, and what agencies got",
                        files.map(file -> demo.data().relativize(file).toString())
                                .collect(Collectors.joining("\n")));
            }
        }
    },
    MAIL_HEADERS {
        @Override
        public Map<String, String> texts(Demo demo) throws IOException, MessagingException {
            Map<String, String> texts = new TreeMap<>();
            for (String mailbox : demo.mailboxes()) {
                String headers = mailHeaders(demo, mailbox);
                if (!headers.isEmpty()) {
                    texts.put(mailbox, headers);
                }
            }
            return texts;
        }
    };

    /** As long as a postcode: every identifier, date and address of a child that stands by itself is seen. */
    private static final Pattern WRITTEN = Pattern.compile("[ -~À-ÿ]{8,}");

    /**
     * What is written among a broker's numbers. Artemis writes Latin text one byte a character, other text two. Between
     * them stand numbers and UUIDs as bytes, of which chance has made a name of three letters; of two bytes a letter it
     * makes none.
     */
    public static String written(byte[] bytes) {
        String latin = WRITTEN.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        return latin + "\n" + new String(bytes, StandardCharsets.UTF_16LE) + "\n"
                + new String(bytes, StandardCharsets.UTF_16BE);
    }

    /** @return what is seen, by where */
    public abstract Map<String, String> texts(Demo demo) throws IOException, MessagingException;

    private static HttpResponse<String> get(Demo demo, String path) {
        return demo.hub().get(path, demo.account("operator"));
    }

    private static Map<String, String> answers(Demo demo, String... paths) {
        return Stream.of(paths)
                .collect(Collectors.toMap(path -> path, path -> get(demo, path).body()));
    }

    private static String headers(HttpResponse<String> answer) {
        return answer.headers().map().toString();
    }

    private static String mailHeaders(Demo demo, String mailbox) throws MessagingException {
        JsonNode mail = demo.mail();
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect(
                    "127.0.0.1",
                    mail.path("imap").asInt(),
                    mailbox,
                    mail.path("password").asText());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                StringBuilder text = new StringBuilder();
                for (Message message : inbox.getMessages()) {
                    for (Header header : Collections.list(message.getAllHeaders())) {
                        text.append(header.getName())
                                .append(": ")
                                .append(header.getValue())
                                .append('\n');
                    }
                }
                return text.toString();
            }
        }
    }
}
