package uk.hailsham.hub.mappings.agencypdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;

class PdfRenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final CodeLists CODES = new CodeLists(Map.of(
            "need",
            new CodeList(
                    "need",
                    List.of(new CodeList.Code(
                            "SLCN", "SLCN", "Speech, language and communication needs", null, null)))));

    private static Map<String, String> sample() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("recipient_id", "rc-" + RECIPIENT);
        fields.put("reference", "WH-2026-001");
        fields.put("referred_on", "2026-11-24");
        fields.put("urgency", "routine");
        fields.put("need", "SLCN");
        fields.put(
                "reason",
                "Hard to understand for people who do not know her.\nShe has stopped speaking in class since October "
                        + "and answers with gestures. At home she speaks Polish with her mother and is understood.");
        fields.put("tried_first", "Talk Boost, two terms; visual timetable; small group twice a week.");
        fields.put("child_family", "Świątek-Gökçe");
        fields.put("child_given", "Zuzanna Łucja");
        fields.put("child_preferred", "Zuzia");
        fields.put("date_of_birth", "2017-03-09");
        fields.put("sex", "F");
        fields.put("home_language", "POL");
        fields.put("upn", "X845212818005");
        fields.put("school", "The White House Primary School");
        fields.put("year_group", "4");
        fields.put("primary_need", "SLCN");
        fields.put("needs", "SLCN targeted key stage 2; SEMH targeted key stage 2");
        fields.put("sen_provision", "K");
        fields.put("resources", "");
        fields.put("parents", "Anna Świątek (mother) 01632 960101; Emre Gökçe (father) 01632 960102");
        fields.put("child_view", "I want to tell my jokes.");
        fields.put("parent_view", "");
        fields.put("agreement", "given by mother");
        fields.put("index_checked", "yes, 2026-11-20T10:15:00Z");
        fields.put("referrer_name", "Jo Marsh");
        fields.put("referrer_role", "SENCO");
        fields.put("referrer_email", "senco@white-house.example");
        fields.put("referrer_phone", "01632 960001");
        return fields;
    }

    private static Payload rendered(Map<String, String> fields) {
        return new PdfRendering(CODES)
                .render(new Disclosure(RECIPIENT, "CLASS, communication, learning and autism support", fields));
    }

    private static String text(Payload payload) throws IOException {
        try (PDDocument document = Loader.loadPDF(payload.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pages(Payload payload) throws IOException {
        try (PDDocument document = Loader.loadPDF(payload.body())) {
            return document.getNumberOfPages();
        }
    }

    private static String withoutLineEnds(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void showsEveryFieldWithItsLabelAndItsGaps() throws Exception {
        assertThat(text(rendered(sample())).lines())
                .containsExactly(
                        "Referral",
                        "to CLASS, communication, learning and autism support",
                        "Confidential: personal data about a child",
                        "Recipient id, to be named in every answer",
                        "rc-" + RECIPIENT,
                        "Referral",
                        "School's reference",
                        "WH-2026-001",
                        "Referred on",
                        "24 November 2026",
                        "Urgency",
                        "routine",
                        "Need referred for",
                        "SLCN – Speech, language and communication needs",
                        "Reason for referral",
                        "Hard to understand for people who do not know her.",
                        "She has stopped speaking in class since October and answers with gestures. At home she "
                                + "speaks Polish with her",
                        "mother and is understood.",
                        "Tried first",
                        "Talk Boost, two terms; visual timetable; small group twice a week.",
                        "Child",
                        "Family name",
                        "Świątek-Gökçe",
                        "Given name",
                        "Zuzanna Łucja",
                        "Preferred name",
                        "Zuzia",
                        "Date of birth",
                        "9 March 2017",
                        "Sex",
                        "F",
                        "Home language",
                        "POL",
                        "UPN",
                        "X845212818005",
                        "School",
                        "The White House Primary School",
                        "Year group",
                        "4",
                        "Needs and support",
                        "Primary need",
                        "SLCN – Speech, language and communication needs",
                        "Needs on record",
                        "SLCN targeted key stage 2; SEMH targeted key stage 2",
                        "SEN provision",
                        "K",
                        "Support in place",
                        "not given",
                        "Family",
                        "Parental responsibility",
                        "Anna Świątek (mother) 01632 960101; Emre Gökçe (father) 01632 960102",
                        "Child's view",
                        "I want to tell my jokes.",
                        "Parent's view",
                        "not given",
                        "Sharing and agreement",
                        "Agreement to the service",
                        "given by mother",
                        "Children's Index checked",
                        "yes, 20 November 2026, 10:15 UTC",
                        "Referred by",
                        "Name",
                        "Jo Marsh",
                        "Role",
                        "SENCO",
                        "E-mail",
                        "senco@white-house.example",
                        "Phone",
                        "01632 960001",
                        "Made by the partnership's integration hub for the office named above. Pass it on to nobody "
                                + "else. Page 1 of 1");
    }

    @Test
    void aSafeguardingConcernIsSeenFirst() throws Exception {
        Map<String, String> concern = sample();
        concern.put("safeguarding", "yes");
        assertThat(text(rendered(concern)).lines().skip(5)).startsWith("SAFEGUARDING CONCERN");
        assertThat(text(rendered(sample()))).doesNotContain("SAFEGUARDING CONCERN");
    }

    @Test
    void theLongestTextsAreShrunkOntoOnePageAndNothingIsLost() throws Exception {
        Map<String, String> full = sample();
        String longest =
                "He said that nobody listens to what he has to say. ".repeat(39).strip();
        List<String> prose = List.of("reason", "tried_first", "child_view", "parent_view");
        prose.forEach(key -> full.put(key, key + ": " + longest));
        Payload payload = rendered(full);
        assertThat(pages(payload)).isEqualTo(1);
        String shown = withoutLineEnds(text(payload));
        prose.forEach(key -> assertThat(shown).contains(key + ": " + longest));
    }

    @Test
    void whatNoEyeCouldReadGoesOnMorePagesAndNothingIsLost() throws Exception {
        Map<String, String> foreign = sample();
        List<String> prose = List.of("reason", "tried_first", "child_view", "parent_view");
        prose.forEach(key -> foreign.put(key, "語".repeat(2_000)));
        Payload payload = rendered(foreign);
        assertThat(pages(payload)).isEqualTo(4);
        String shown = text(payload).replaceAll("\\s", "");
        assertThat(shown.split("\\[U\\+8A9E]", -1)).hasSize(8_001);
        assertThat(shown).contains("senco@white-house.example", "Page4of4");
    }

    @Test
    void hundredsOfLineEndsDoNotPushTextOffThePage() throws Exception {
        Map<String, String> poem = sample();
        poem.put("reason", "a\n".repeat(1_000));
        Payload payload = rendered(poem);
        assertThat(pages(payload)).isEqualTo(1);
        assertThat(withoutLineEnds(text(payload))).contains("a / ".repeat(999) + "a");
    }

    @Test
    void aWordWiderThanThePageIsCut() throws Exception {
        Map<String, String> word = sample();
        word.put("reason", "x".repeat(500));
        assertThat(text(rendered(word)).replace("\n", "")).contains("x".repeat(500));
    }

    @Test
    void showsControlCharactersAsBlanksAndUnknownLettersByNumber() throws Exception {
        Map<String, String> odd = sample();
        odd.put("reason", "a\tb\u0000c Zoë \uD83D\uDE00 Ελένη Тарас");
        assertThat(text(rendered(odd))).contains("a b c Zoë [U+1F600] Ελένη Тарас");
    }

    @Test
    void theSameDisclosureGivesTheSameBytes() {
        assertThat(rendered(sample()).body()).isEqualTo(rendered(sample()).body());
    }

    @Test
    void nameAndPropertiesSayNothingOfTheChild() throws Exception {
        Payload payload = rendered(sample());
        assertThat(payload.fileName()).isEqualTo("rc-" + RECIPIENT + ".pdf");
        assertThat(payload.contentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(payload.body())) {
            assertThat(document.getDocumentInformation().getMetadataKeys()).containsExactly("Title");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Referral rc-" + RECIPIENT);
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
        }
    }

    @Test
    void bringsItsFontAlong() throws Exception {
        try (PDDocument document = Loader.loadPDF(rendered(sample()).body())) {
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).endsWith("+LiberationSans");
            }
            assertThat(resources.getFontNames()).hasSize(1);
        }
    }
}
