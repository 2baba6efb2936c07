package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.referral.Answer;

/** Papers go with a referral to agencies that take them, and never stop one for a child in danger. */
@ExtendWith(TestDatabase.class)
class AttachmentsTest {
    private static final DropContent.Part NOTE = paper("Seen on Monday.");
    private static final DropContent.Part UNUSABLE = paper("MZ\0\1");

    @TempDir
    private Path folder;

    private House house;
    private final List<Payload> carried = new ArrayList<>();
    private final Set<Integer> refusedWithPapers = new java.util.HashSet<>();

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static DropContent.Part paper(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new DropContent.Part("Amelia Ward.txt", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static ReferralRequest request(String reference, boolean safeguarding) {
        return new ReferralRequest(
                        reference,
                        House.SCHOOL.id(),
                        new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                        "SLCN",
                        "in danger",
                        Urgency.EMERGENCY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        safeguarding)
                .filled();
    }

    private Answer.Made made(DropContent.Part... papers) {
        return (Answer.Made) house.referring.ask(request("R-1", true), List.of(papers), null, "spare");
    }

    /** Over the agency's own line, with a courier that keeps what it got. */
    private Payload delivered(Agency agency, boolean shielded) throws Exception {
        String route = AgencyDelivery.routeId(agency.id());
        Delivering delivering = new Delivering(
                agency,
                Renderings.of(agency, House.SHIPPED),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new Keeping(),
                house.attempts,
                child -> shielded,
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                house.clock);
        house.with(Map.of(route, delivering), new AgencyDelivery(agency.id(), delivering, house.heartbeats));
        house.run(route, house.firstRecipient() + ":1");
        return carried.get(carried.size() - 1);
    }

    private final class Keeping implements Courier {
        @Override
        public String channel() {
            return "email";
        }

        @Override
        public Rung highestRung() {
            return Rung.HANDED_OVER;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            if (refusedWithPapers.contains(payload.attachments().size())) {
                throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, "too large for the mailbox", null);
            }
            return new Proof(Rung.HANDED_OVER, house.clock.instant(), Map.of());
        }
    }

    private static Agency socialCare(boolean attachments, boolean notice, String service) {
        Agency agency = House.SHIPPED.agency("childrens-social-care").orElseThrow();
        return new Agency(
                agency.id(),
                agency.name(),
                agency.number(),
                List.of(new Agency.Service(service, service)),
                agency.channel(),
                agency.intended(),
                agency.rendering(),
                agency.form(),
                agency.fields(),
                agency.gateway(),
                agency.via(),
                agency.takesReferrals(),
                notice,
                attachments,
                agency.agreement(),
                agency.acknowledge(),
                agency.firstContact(),
                agency.sensitive(),
                agency.unnamedLabel(),
                agency.endpoint(),
                agency.contact());
    }

    private static final Agency TAKES_PAPERS = socialCare(true, false, "childrens-social-care");

    private ReferralView.Recipient standing() {
        return house.referrals.list(null, 1).get(0).recipients().get(0);
    }

    private String timeline() {
        return house.referrals
                .timeline(Access.hub("test"), standing().referral())
                .toString();
    }

    private List<Path> inVault() {
        Path vault = folder.resolve("vault");
        if (!Files.exists(vault)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(vault)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPaperGoesSealedIntoTheVaultAndOpenToTheAgencyUnderANeutralName() throws Exception {
        made(NOTE);
        assertThat(inVault())
                .singleElement()
                .satisfies(file -> assertThat(Files.readAllBytes(file))
                        .asString(StandardCharsets.ISO_8859_1)
                        .doesNotContain("Monday"));

        Payload payload = delivered(TAKES_PAPERS, false);

        assertThat(payload.attachments()).singleElement().satisfies(paper -> {
            assertThat(paper.fileName()).isEqualTo("rc-" + house.firstRecipient() + "-1.txt");
            assertThat(paper.body()).asString().isEqualTo("Seen on Monday.");
        });
    }

    @Test
    void anAgencyThatTakesNoPapersAndANoticeGetNone() throws Exception {
        made(NOTE);

        assertThat(delivered(socialCare(false, false, "childrens-social-care"), false)
                        .attachments())
                .isEmpty();
    }

    @Test
    void aNoticeNeverHasPapers() throws Exception {
        made(NOTE);

        assertThat(delivered(socialCare(true, true, "childrens-social-care"), false)
                        .attachments())
                .isEmpty();
    }

    @Test
    void papersOfAShieldedChildStayBehindAndTheProofSaysSo() throws Exception {
        made(NOTE);

        assertThat(delivered(socialCare(true, false, "advice"), true).attachments())
                .isEmpty();
        assertThat(timeline()).contains("attachments left out");
    }

    @Test
    void whoMustFindAChildInDangerGetsThePapersOfAShieldedOne() throws Exception {
        made(NOTE);

        assertThat(delivered(TAKES_PAPERS, true).attachments()).hasSize(1);
    }

    @Test
    void anUnusablePaperStaysBehindWithAFindingAndTheChildInDangerDoesNotWait() {
        Answer.Made made = made(UNUSABLE, NOTE);

        assertThat(made.leftOut())
                .containsExactly(new Refusal(
                        "attachment-unusable",
                        "attachments",
                        "Attachment 1: expected a PDF, a Word document (.docx), a JPEG or PNG image or plain text in"
                                + " UTF-8, found another kind of file."));
        assertThat(house.attachments.of(made.referral())).hasSize(1);
    }

    @Test
    void anUnusablePaperStopsAReferralThatCanWait() {
        Answer answer = house.referring.ask(request("R-1", false), List.of(UNUSABLE), null, "spare");

        assertThat(((Answer.Refused) answer).reasons())
                .extracting(Refusal::code)
                .containsExactly("attachment-unusable", "unknown-pupil");
        assertThat(inVault()).isEmpty();
    }

    @Test
    void moreOrLargerPapersThanAllowedAreTold() {
        DropContent.Part large =
                paper("x".repeat(House.SHIPPED.hub().attachments().largestBytes() + 1));

        assertThat(made(large, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE).leftOut())
                .extracting(Refusal::text)
                .containsExactly(
                        "Attachment 1: expected at most 5120 KB, found more. Send a smaller scan.",
                        "Expected at most 5 attachments, found 7. Put several papers into one PDF.");
    }

    @Test
    void theSameRequestAgainLeavesNothingInTheVaultTwice() {
        made(NOTE);
        Answer.Made again = made(NOTE);

        assertThat(again.repeated()).isTrue();
        assertThat(inVault()).hasSize(1);
    }

    @Test
    void aMailboxThatRefusesThePapersGetsTheReferralOfAChildInDangerWithoutThem() throws Exception {
        made(NOTE);
        refusedWithPapers.add(1);

        assertThat(delivered(TAKES_PAPERS, false).attachments()).isEmpty();
        assertThat(carried).hasSize(2);
        assertThat(standing().rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(timeline()).contains("attachments left out");
    }

    @Test
    void aPaperThatCannotBeReadAnyMoreDoesNotHoldUpAChildInDanger() throws Exception {
        Answer.Made made = made(NOTE);
        UUID paper = house.attachments.of(made.referral()).get(0).id();
        house.vault.delete(paper);

        assertThat(delivered(TAKES_PAPERS, false).attachments()).isEmpty();
        assertThat(standing().rung()).isEqualTo(Rung.HANDED_OVER);
    }

    @Test
    void whoRefersIsToldWhatTheFormWillNotSay() {
        List<Gaps> gaps = made().gaps();

        assertThat(gaps).singleElement().satisfies(one -> {
            assertThat(one.agency()).isEqualTo("childrens-social-care");
            assertThat(one.empty()).contains("nhs_number", "address").doesNotContain("child_family", "recipient_id");
            assertThat(one.notAsked()).isEmpty();
        });
    }

    @Test
    void aPreviewSaysTheSameAndChangesNothing() {
        Answer.Foreseen foreseen = house.referring.foresee(request("R-1", true), List.of(UNUSABLE, NOTE));

        assertThat(foreseen.asked())
                .extracting(target -> target.agency().id())
                .containsExactly("childrens-social-care");
        assertThat(foreseen.objections()).extracting(Refusal::code).containsExactly("attachment-unusable");
        assertThat(house.referrals.list(null, 10)).isEmpty();
        assertThat(inVault()).isEmpty();
        assertThat(foreseen.gaps()).isEqualTo(made().gaps());
    }

    @Test
    void aPreviewOfWhatCannotGoSaysWhy() {
        Answer.Foreseen foreseen = house.referring.foresee(request("R-1", false), List.of());

        assertThat(foreseen.asked()).isEmpty();
        assertThat(foreseen.objections()).extracting(Refusal::code).containsExactly("unknown-pupil");
    }
}
