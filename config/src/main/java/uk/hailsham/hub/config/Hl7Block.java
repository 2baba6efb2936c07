package uk.hailsham.hub.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** {@code endpoint:} of an agency on channel hl7v2, and what such an agency must have beside it. */
final class Hl7Block {
    /** Channel and rendering have the same word, and neither goes without the other. */
    static final String WORD = "hl7v2";

    /** Registered for HL7 over a lower layer, in the clear; over TLS there is no usual one. */
    private static final int USUAL_PORT = 2575;

    private static final Set<String> MODES = new TreeSet<>(Set.of("original", "enhanced"));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,20}");
    private static final String NAMED =
            "a name such as PAS, of 20 letters, digits, dots, hyphens and underscores at most";

    private Hl7Block() {}

    static Endpoint.Hl7 endpoint(Block block) {
        block.require("host", "application", "facility");
        String host = block.text("host");
        boolean plain = block.flag("plain");
        if (plain && !FhirBlock.LOOPBACK.contains(host)) {
            block.fault("plain", "expected true only of a server on this machine, found it of '" + host + "'");
        }
        boolean enhanced = block.has("mode") && block.oneOf("mode", MODES).equals("enhanced");
        Endpoint.ClientCertificate certificate = FhirBlock.certificate(block);
        String trusted = block.optional("trusted").orElse(null);
        if (plain && (certificate != null || trusted != null)) {
            block.fault("plain", "expected false beside certificate or trusted, which belong to TLS, found true");
        }
        return new Endpoint.Hl7(
                host,
                block.number("port", 1, 65_535, USUAL_PORT),
                plain,
                enhanced,
                new Endpoint.Hl7Names(
                        name(block, "application", ""),
                        name(block, "facility", ""),
                        name(block, "hubApplication", "HUB"),
                        name(block, "hubFacility", "PARTNERSHIP")),
                certificate,
                trusted,
                block.optional("caller").orElse(null));
    }

    /** {@code hl7:} of hub.yml. */
    static HubSettings.Hl7Door door(Block block) {
        String address = block.optional("address").orElse("127.0.0.1");
        boolean plain = block.flag("plain");
        if (plain && !FhirBlock.LOOPBACK.contains(address)) {
            block.fault("plain", "expected true only at an address of this machine, found it at '" + address + "'");
        }
        if (!plain) {
            block.require("certificate", "key");
        }
        HubSettings.Hl7Door door = new HubSettings.Hl7Door(
                address,
                block.number("port", 1, 65_535, USUAL_PORT),
                plain,
                Shape.SECRET.optional(block, "certificate").orElse(null),
                Shape.SECRET.optional(block, "key").orElse(null));
        block.end();
        return door;
    }

    private static String name(Block block, String key, String unsaid) {
        return block.optional(key, NAMED, text -> {
                    if (!NAME.matcher(text).matches()) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                })
                .orElse(unsaid);
    }

    static void check(Block block, Agency agency) {
        boolean channel = WORD.equals(agency.channel());
        boolean rendering = WORD.equals(agency.rendering());
        if (channel != rendering) {
            block.fault(
                    channel ? "rendering" : "channel",
                    "expected channel: hl7v2 and rendering: hl7v2 together, found '"
                            + (channel ? agency.rendering() : agency.channel()) + "'");
        }
        if (!channel) {
            return;
        }
        if (!agency.fields().contains(DisclosableField.REFERRED_ON.key())) {
            block.fault("fields", "expected referred_on, without which there is no HL7 message, found none");
        }
        if (agency.form() != null && !agency.form().endsWith(".pdf")) {
            block.fault("form", "expected a PDF with rendering: hl7v2, found '" + agency.form() + "'");
        }
        if (agency.attachments()) {
            block.fault("attachments", "expected false with channel: hl7v2, which carries no papers, found true");
        }
        if (agency.notice()) {
            block.fault("notice", "expected false with channel: hl7v2, whose message is about a patient, found true");
        }
    }
}
