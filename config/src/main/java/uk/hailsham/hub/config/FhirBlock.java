package uk.hailsham.hub.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** {@code endpoint:} of an agency on channel fhir, and what such an agency must have beside it. */
final class FhirBlock {
    /** Channel and rendering have the same word, and neither goes without the other. */
    static final String WORD = "fhir";

    /** Where a child's data does not leave this machine. */
    static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final String ADDRESS =
            "an address such as https://agency.example/fhir, and https unless it is this machine";

    private FhirBlock() {}

    static Endpoint.Fhir endpoint(Block block) {
        block.require("base");
        return new Endpoint.Fhir(
                block.optional("base", ADDRESS, FhirBlock::address).orElse(null),
                block.optional(
                                "service",
                                "a system and a value such as https://fhir.nhs.uk/Id/dos-service-id|111111111",
                                FhirBlock::service)
                        .orElse(null),
                token(block),
                certificate(block),
                block.optional("trusted").orElse(null),
                Shape.SECRET.optional(block, "answersSecret").orElse(null));
    }

    private static Endpoint.Token token(Block block) {
        Optional<URI> url = block.optional("tokenUrl", ADDRESS, FhirBlock::address);
        Optional<String> client = block.optional("clientId");
        Optional<String> secret = Shape.SECRET.optional(block, "clientSecret");
        if (!block.has("tokenUrl") && client.isEmpty() && !block.has("clientSecret")) {
            return null;
        }
        block.require("tokenUrl", "clientId", "clientSecret");
        return new Endpoint.Token(url.orElse(null), client.orElse(""), secret.orElse(""));
    }

    /** Null for an agency that does not ask who the hub is. */
    static Endpoint.ClientCertificate certificate(Block block) {
        Optional<String> chain = Shape.SECRET.optional(block, "certificate");
        Optional<String> key = Shape.SECRET.optional(block, "key");
        if (!block.has("certificate") && !block.has("key")) {
            return null;
        }
        block.require("certificate", "key");
        return new Endpoint.ClientCertificate(chain.orElse(""), key.orElse(""));
    }

    /** @throws IllegalArgumentException when a child's data would travel in the clear, or the address is none */
    private static URI address(String text) {
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        boolean bare =
                address.getRawQuery() == null && address.getRawFragment() == null && address.getUserInfo() == null;
        if (!safe || !bare || address.getHost() == null) {
            throw new IllegalArgumentException("expected " + ADDRESS);
        }
        return address;
    }

    private static String service(String text) {
        int bar = text.indexOf('|');
        if (bar < 1
                || bar == text.length() - 1
                || !URI.create(text.substring(0, bar)).isAbsolute()) {
            throw new IllegalArgumentException("expected a system, | and a value");
        }
        return text;
    }

    static void check(Block block, Agency agency) {
        boolean channel = WORD.equals(agency.channel());
        boolean rendering = WORD.equals(agency.rendering());
        if (channel != rendering) {
            block.fault(
                    channel ? "rendering" : "channel",
                    "expected channel: fhir and rendering: fhir together, found '"
                            + (channel ? agency.rendering() : agency.channel()) + "'");
        }
        if (!channel) {
            return;
        }
        if (!agency.fields().contains(DisclosableField.REFERRED_ON.key())) {
            block.fault("fields", "expected referred_on, without which there is no FHIR message, found none");
        }
        if (agency.attachments()) {
            block.fault("attachments", "expected false with channel: fhir, which carries no papers, found true");
        }
        if (agency.notice()) {
            block.fault("notice", "expected false with channel: fhir, whose message is about a patient, found true");
        }
    }
}
