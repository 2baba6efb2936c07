package uk.hailsham.hub.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agency.SendWindow;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** One block of {@code config/agencies.yml}. */
final class AgencyBlock {
    private static final Set<String> FIELDS = keys(field -> !field.addedByTheHub());

    /** Every channel there is to be, whether the hub has it yet or not. */
    private static final Set<String> CHANNELS =
            new TreeSet<>(Set.of("sftp", "email", "secure-link", "fhir", "hl7v2", "mesh"));

    /** What tells nothing of a child. */
    private static final Set<String> NOTICE = keys(field -> field.fitsNotice() && !field.addedByTheHub());

    private AgencyBlock() {}

    private static Set<String> keys(Predicate<DisclosableField> fitting) {
        return Arrays.stream(DisclosableField.values())
                .filter(fitting)
                .map(DisclosableField::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Agency read(Block block, Known known) {
        String channel = block.oneOf("channel", known.channels());
        List<String> fields = fields(block, "fields");
        Agency agency = new Agency(
                Shape.ID.required(block, "id"),
                block.text("name"),
                block.number("number", 1, 999, 0),
                block.blocks("services").stream().map(AgencyBlock::service).toList(),
                channel,
                block.has("intended") ? block.oneOf("intended", CHANNELS) : null,
                block.oneOf("rendering", known.renderings()),
                form(block),
                fields,
                block.block("gateway")
                        .map(gateway -> gateway(gateway, fields))
                        .orElse(new Agency.Gateway(null, null, List.of(), false, List.of())),
                block.optional("via").orElse(null),
                block.flag("takesReferrals", true),
                block.flag("notice"),
                block.flag("attachments"),
                block.block("agreement")
                        .map(agreement -> AgreementBlock.ofAgency(agreement, fields))
                        .orElse(null),
                block.block("acknowledge").map(AgencyBlock::limits).orElse(null),
                block.block("firstContact").map(AgencyBlock::limits).orElse(null),
                block.flag("sensitive"),
                block.optional("unnamedLabel").orElse(null),
                block.block("endpoint")
                        .map(endpoint -> endpoint(endpoint, channel))
                        .orElse(null),
                block.block("contact").map(AgencyBlock::contact).orElse(null),
                block.block("fallback")
                        .map(fallback -> FallbackBlock.read(fallback, known))
                        .orElse(null),
                block.optional("drill", "the date from which the agency agreed to drills", LocalDate::parse)
                        .orElse(null));
        block.require("number", "services", "fields", "acknowledge", "endpoint", "contact", "agreement");
        checkNotice(block, agency);
        checkLabel(block, agency);
        checkForm(block, agency);
        checkPapers(block, agency);
        checkBatch(block, agency);
        FhirBlock.check(block, agency);
        Hl7Block.check(block, agency);
        block.end();
        return agency;
    }

    private static String form(Block block) {
        return Shape.FORM.optional(block, "form").orElse(null);
    }

    private static void checkForm(Block block, Agency agency) {
        if (FormFiles.RENDERING.equals(agency.rendering())) {
            block.require("form");
        } else if (agency.form() != null && !Hl7Block.WORD.equals(agency.rendering())) {
            block.fault("form", "expected only with rendering: form, found it with '" + agency.rendering() + "'");
        }
    }

    /** A page shows no papers yet: who must have them is reached by mail or SFTP. */
    private static void checkPapers(Block block, Agency agency) {
        if (agency.attachments() && agency.endpoint() instanceof Endpoint.Link) {
            block.fault(
                    "attachments", "expected false with channel: secure-link, whose page shows no papers, found true");
        }
    }

    /** A batch is one table: it holds no form and no papers. */
    private static void checkBatch(Block block, Agency agency) {
        if (agency.window().isPresent()) {
            if (!"csv".equals(agency.rendering())) {
                block.fault("rendering", "expected csv of an agency with a batch, found '" + agency.rendering() + "'");
            }
            if (agency.attachments()) {
                block.fault(
                        "attachments", "expected false of an agency with a batch, which holds no papers, found true");
            }
        }
    }

    /** A notice that tells of the child is none: somebody at home may open it. */
    private static void checkNotice(Block block, Agency agency) {
        if (agency.notice()) {
            if (agency.attachments()) {
                block.fault("attachments", "expected false of a notice, found true: papers tell of the child");
            }
            agency.fields().stream()
                    .filter(field -> !NOTICE.contains(field))
                    .forEach(field ->
                            block.fault("fields", "expected of a notice one of " + NOTICE + ", found '" + field + "'"));
            if (!agency.fields().contains(DisclosableField.REFERRER_PHONE.key())) {
                block.fault("fields", "expected referrer_phone in a notice, which asks to ring, found none");
            }
            if (agency.via() != null) {
                block.fault(
                        "via",
                        "expected no front door before an agency that only gets a notice, since the door is not meant to"
                                + " learn of the referral, found '" + agency.via() + "'");
            }
        }
    }

    private static void checkLabel(Block block, Agency agency) {
        if (agency.sensitive() && agency.unnamedLabel() == null) {
            block.fault("unnamedLabel", "expected the words under which a sensitive service is shown, found none");
        } else if (!agency.sensitive() && agency.unnamedLabel() != null) {
            block.fault(
                    "unnamedLabel",
                    "expected sensitive: true beside these words, found '" + agency.unnamedLabel()
                            + "' on an agency that everybody may name");
        }
    }

    private static Agency.Service service(Block block) {
        Agency.Service service = new Agency.Service(
                Shape.ID.required(block, "id"),
                block.text("name"),
                block.optional("reportsBack", "state, receipt or nothing", Telling::progress)
                        .orElse(null));
        block.end();
        return service;
    }

    private static List<String> fields(Block block, String key) {
        return block.words(key, "fields of " + FIELDS, FIELDS);
    }

    /** @param seen the allow-list: what an agency may not see it cannot ask for */
    private static Agency.Gateway gateway(Block block, List<String> seen) {
        AgeRange ages = AgeRange.read(block);
        Agency.Gateway gateway = new Agency.Gateway(
                ages.from(), ages.to(), block.texts("postcodes"), block.flag("triedFirst"), fields(block, "mandatory"));
        gateway.mandatory().stream()
                .filter(field -> !seen.contains(field))
                .forEach(field -> block.fault(
                        "mandatory",
                        "expected fields that the agency may see, found '" + field
                                + "', which its fields do not name"));
        block.end();
        return gateway;
    }

    private static Limits limits(Block block) {
        Limits limits = new Limits(
                amount(block),
                block.block("urgent").map(AgencyBlock::limit).orElse(null),
                block.block("emergency").map(AgencyBlock::limit).orElse(null));
        block.end();
        return limits;
    }

    private static Limit limit(Block block) {
        Limit limit = amount(block);
        block.end();
        return limit;
    }

    private static Limit amount(Block block) {
        block.require("amount", "unit");
        return new Limit(
                block.number("amount", 1, 1_000, 1),
                block.word("unit", Limit.Unit.class).orElse(Limit.Unit.CALENDAR_DAYS));
    }

    /** Null for a channel that has a fault already: what its endpoint should hold is not known. */
    static Endpoint endpoint(Block block, String channel) {
        Endpoint endpoint =
                switch (channel) {
                    case "sftp" -> sftp(block);
                    case "email" -> email(block);
                    case "secure-link" -> LinkBlock.endpoint(block);
                    case FhirBlock.WORD -> FhirBlock.endpoint(block);
                    case Hl7Block.WORD -> Hl7Block.endpoint(block);
                    default -> null;
                };
        if (endpoint != null) {
            block.end();
        }
        return endpoint;
    }

    private static Endpoint.Email email(Block block) {
        String to = Shape.MAILBOX.required(block, "to");
        Optional<Endpoint.Seal> smime =
                block.optional("smime").map(key -> new Endpoint.Seal(Endpoint.Seal.Kind.SMIME, key));
        Optional<Endpoint.Seal> pgp = block.optional("pgp").map(key -> new Endpoint.Seal(Endpoint.Seal.Kind.PGP, key));
        if (smime.isPresent() && pgp.isPresent()) {
            block.fault("pgp", "expected one key of the agency, found smime and pgp: leave one out");
        }
        return new Endpoint.Email(to, smime.or(() -> pgp).orElse(null));
    }

    private static Endpoint.Sftp sftp(Block block) {
        return new Endpoint.Sftp(
                block.text("host"),
                block.number("port", 1, 65_535, 22),
                block.text("user"),
                Shape.FINGERPRINT.required(block, "hostKey"),
                Shape.SECRET.required(block, "keySecret"),
                block.text("inFolder"),
                block.text("outFolder"),
                block.block("batch").map(AgencyBlock::window).orElse(null));
    }

    private static SendWindow window(Block block) {
        block.require("day", "at");
        SendWindow window = new SendWindow(
                block.word("day", DayOfWeek.class).orElse(DayOfWeek.FRIDAY),
                block.optional("at", "a time such as \"18:00\"", LocalTime::parse)
                        .orElse(LocalTime.NOON));
        block.end();
        return window;
    }

    private static Agency.Contact contact(Block block) {
        Agency.Contact contact = new Agency.Contact(
                block.text("name"),
                Shape.MAILBOX.required(block, "email"),
                block.optional("phone").orElse(null));
        block.end();
        return contact;
    }
}
