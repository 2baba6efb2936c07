package uk.hailsham.hub.mappings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.mappings.agencyform.FilledForm;
import uk.hailsham.hub.mappings.agencyform.FormRendering;
import uk.hailsham.hub.mappings.agencyform.WidestForms;
import uk.hailsham.hub.mappings.agencypdf.PdfRendering;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.mappings.hl7v2.Breach;
import uk.hailsham.hub.mappings.hl7v2.Hl7Rendering;

/** Every rendering there is, and what somebody reads in what it makes. */
final class Rendered {
    static final Configuration CONFIGURATION = Shipped.configuration();

    /** Those of every agency, and two forms that have a place for everything there is to tell. */
    static final Map<String, ReferralRendering> RENDERINGS = renderings();

    private static final Pattern FORM = Pattern.compile("\\^AP\\^PDF\\^Base64\\^([A-Za-z0-9+/=]+)");
    private static final Pattern DAY = Pattern.compile("\\b(\\d{4})(\\d\\d)(\\d\\d)\\b");

    private Rendered() {}

    private static Map<String, ReferralRendering> renderings() {
        Map<String, ReferralRendering> all = new TreeMap<>();
        Renderings.all(CONFIGURATION.codes()).forEach(rendering -> all.put(rendering.name(), rendering));
        all.put(
                FhirRendering.NAME,
                new FhirRendering(CONFIGURATION.codes(), "https://hub.example/fhir", "https://agency.example/fhir"));
        all.put(Hl7Rendering.NAME, hl7());
        WidestForms.all().forEach(form -> all.put(form.name(), new FormRendering(form, CONFIGURATION.codes())));
        return all;
    }

    private static Hl7Rendering hl7() {
        Endpoint.Hl7 agency = new Endpoint.Hl7(
                "hl7.agency.example",
                2575,
                false,
                true,
                new Endpoint.Hl7Names("PAS", "CLINIC", "HUB", "PARTNERSHIP"),
                null,
                null,
                null);
        Breach breach = new Breach(
                Limits.of(new Limit(18 * 7, Limit.Unit.CALENDAR_DAYS)),
                new WorkingDays(Set.of()),
                CONFIGURATION.hub().zone());
        return new Hl7Rendering(
                CONFIGURATION.codes(), agency, breach, Optional.of(new PdfRendering(CONFIGURATION.codes())));
    }

    /** By name what is to be compared of a payload. */
    static Map<String, String> files(Agency agency, Payload payload) {
        String ending = payload.fileName().substring(payload.fileName().lastIndexOf('.') + 1);
        if (agency.form() == null || payload.fileName().endsWith(".hl7")) {
            return Map.of("payload." + (ending.equals("pdf") ? "pdf.txt" : ending), text(payload));
        }
        String fields = FilledForm.fields(payload.fileName(), payload.body()).entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
        return Map.of("form." + ending + ".fields", fields, "form." + ending + ".txt", text(payload));
    }

    static String text(Payload payload) {
        return payload.fileName().matches(".*\\.(pdf|docx)")
                ? FilledForm.shown(payload.fileName(), payload.body())
                : lines(payload);
    }

    /** A message of HL7 with a line for each segment, and without its form, which is read by itself. */
    private static String lines(Payload payload) {
        String text = new String(payload.body(), StandardCharsets.UTF_8);
        return payload.fileName().endsWith(".hl7")
                ? FORM.matcher(text).replaceAll("^AP^PDF^Base64^").replace('\r', '\n')
                : text;
    }

    /** All that leaves the hub with a payload: its name, its type, what is read in it and what only a program finds. */
    static String everything(Payload payload) {
        return String.join(
                "\n", payload.fileName(), payload.contentType(), text(payload), String.join("\n", hidden(payload)));
    }

    /** Every string of a PDF's objects, among them its title, author and keywords, and its XMP. */
    private static List<String> hidden(Payload payload) {
        List<String> strings = new ArrayList<>();
        if (payload.contentType().equals("application/pdf")) {
            try (PDDocument document = Loader.loadPDF(payload.body())) {
                COSDocument objects = document.getDocument();
                for (COSObjectKey key : objects.getXrefTable().keySet()) {
                    collect(objects.getObjectFromPool(key).getObject(), strings);
                }
                collect(objects.getTrailer(), strings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (payload.fileName().endsWith(".hl7")) {
            strings.add(DAY.matcher(text(payload)).replaceAll("$1-$2-$3"));
            embedded(payload).ifPresent(form -> strings.add(everything(form)));
        } else if (payload.fileName().endsWith(".docx")) {
            strings.addAll(parts(payload.body()));
        }
        return strings;
    }

    /** The form that goes with a message, as a file of its own. */
    static Optional<Payload> embedded(Payload message) {
        Matcher form = FORM.matcher(new String(message.body(), StandardCharsets.UTF_8));
        return form.find()
                ? Optional.of(new Payload(
                        message.recipient(),
                        "form.pdf",
                        "application/pdf",
                        Base64.getDecoder().decode(form.group(1))))
                : Optional.empty();
    }

    /** Every part of a Word file, its properties among them; and the same without its markup, which may split a text. */
    private static List<String> parts(byte[] docx) {
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            while (zip.getNextEntry() != null) {
                String part = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                parts.add(part);
                parts.add(part.replaceAll("<[^>]*>", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static void collect(COSBase base, List<String> strings) throws IOException {
        if (base instanceof COSString string) {
            strings.add(string.getString());
        } else if (base instanceof COSArray array) {
            for (COSBase item : array) {
                collect(item, strings);
            }
        } else if (base instanceof COSDictionary dictionary) {
            for (COSBase value : dictionary.getValues()) {
                collect(value, strings);
            }
            if (base instanceof COSStream stream && COSName.METADATA.equals(stream.getCOSName(COSName.TYPE))) {
                strings.add(stream.toTextString());
            }
        }
    }

    /** Whether somebody who reads it finds the field's column, element or label. */
    static boolean names(String rendering, String text, DisclosableField field) {
        return switch (rendering) {
            case "csv" ->
                List.of(text.lines().findFirst().orElse("").split(",")).contains(field.key());
            case "xml" -> text.contains("<" + field.key() + ">");
            case "pdf" -> text.lines().map(String::strip).anyMatch(field.label()::equals);
            case "hl7v2" -> text.contains("|" + field.key() + "^");
            case "fhir" -> text.contains("\"linkId\":\"" + field.key() + "\"");
            default -> false;
        };
    }

    /** What one who may see this field alone gets to see of it. */
    static String disclosed(Referral referral, DisclosableField field) {
        Agency anybody = CONFIGURATION.agencies().stream()
                .filter(agency -> field == DisclosableField.NOTICE
                        ? agency.notice()
                        : agency.fields().contains(field.key()) || field == DisclosableField.RECIPIENT_ID)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected an agency that may see " + field.key()));
        Routing.Target target =
                new Routing.Target(anybody, anybody, anybody.services().get(0));
        return Disclosure.of(
                        referral.id(),
                        referral,
                        target,
                        "White House Primary School",
                        false,
                        CONFIGURATION.hub().zone())
                .fields()
                .get(field.key());
    }
}
