package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.agency.MllpCallers;
import uk.hailsham.hub.connectors.agency.MllpCourier;
import uk.hailsham.hub.connectors.agency.MllpDoor;
import uk.hailsham.hub.connectors.agency.MllpEntrance;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.referral.Withdrawal;
import uk.hailsham.hub.mappings.hl7v2.Breach;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answers;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts;
import uk.hailsham.hub.mappings.hl7v2.Hl7Rendering;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.TakingHl7;
import uk.hailsham.hub.town.standin.Er7Texts;
import uk.hailsham.hub.town.standin.MadeIdentity;
import uk.hailsham.hub.town.standin.MllpAgencies;
import uk.hailsham.hub.town.standin.MllpLie;

/** A referral to a patient system by HL7, and what that system says of it, on the line and at the door. */
@ExtendWith(TestDatabase.class)
@Timeout(300)
class Hl7RoutesTest {
    private static final String AGENCY = "childrens-social-care";
    private static final String OTHER = "audiology";
    private static final String DELIVER = AgencyDelivery.routeId(AGENCY);
    private static final MadeIdentity TRUST = MadeIdentity.of("trust");
    private static final MadeIdentity HUB = MadeIdentity.of("hub");
    private static final MllpDoor.Limits LIMITS =
            new MllpDoor.Limits(4, 4_096, Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private MllpAgencies server;
    private MllpCourier courier;
    private MllpDoor door;
    private TakingHl7 taking;
    private List<Agency> agencies;
    private House house;
    private Er7Texts pas;
    private UUID recipient;
    private String identifier;

    @BeforeEach
    void open(Database database) throws Exception {
        server = MllpAgencies.start(0);
        house = new House(database, folder);
        pas = new Er7Texts("PAS", "SOCIAL", house.clock);
        Agency agency = agency(AGENCY, "SOCIAL", TRUST);
        agencies = List.of(agency, agency(OTHER, "AUDIOLOGY", TRUST));
        taking = new TakingHl7(
                agencies, new Hl7Answers(), new Hl7Receipts(Clock.systemUTC()), house.referrals, house.replies);
        courier = new MllpCourier(name -> Optional.empty(), Duration.ofSeconds(5), taking::heard, house.clock);
        Hl7Rendering rendering = rendering(agency);
        Routing routing = new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies());
        Delivering delivering = new Delivering(
                agency,
                rendering,
                new Enclosing(house.attachments, house.sendings, house.vault),
                courier,
                house.attempts,
                child -> false,
                List.of(House.SCHOOL),
                routing,
                House.SHIPPED.hub().zone(),
                house.clock);
        house.with(Map.of(DELIVER, delivering), new AgencyDelivery(AGENCY, delivering, house.heartbeats));
        house.referring.ask(inDanger(), null, "spare");
        recipient = house.firstRecipient();
        identifier = Shown.RECIPIENT.of(recipient);
        plainDoor();
    }

    private static Hl7Rendering rendering(Agency agency) {
        return new Hl7Rendering(
                House.SHIPPED.codes(),
                (Endpoint.Hl7) agency.endpoint(),
                new Breach(
                        agency.firstContact(),
                        new WorkingDays(java.util.Set.of()),
                        House.SHIPPED.hub().zone()),
                Optional.empty());
    }

    private void plainDoor() throws Exception {
        door = MllpDoor.open(
                InetAddress.getLoopbackAddress(),
                0,
                MllpEntrance.plain(new MllpCallers(agencies)),
                LIMITS,
                taking::hear);
    }

    private void securedDoor() throws Exception {
        door.close();
        door = MllpDoor.open(
                InetAddress.getLoopbackAddress(),
                0,
                MllpEntrance.secured(HUB.certificatePem(), HUB.keyPem(), new MllpCallers(agencies), Clock.systemUTC()),
                LIMITS,
                taking::hear);
    }

    private Agency agency(String id, String facility, MadeIdentity caller) {
        return House.SHIPPED
                .agency(id)
                .orElseThrow()
                .at(new Endpoint.Hl7(
                        "127.0.0.1",
                        server.port(),
                        true,
                        true,
                        new Endpoint.Hl7Names("PAS", facility, "HUB", "PARTNERSHIP"),
                        null,
                        null,
                        caller.certificatePem()));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        courier.close();
        house.close();
        server.close();
    }

    private void delivered() {
        server.lie(MllpLie.TAKES_AND_WAITS);
        house.run(DELIVER, recipient + ":1");
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
    }

    /** @return MSA-1 of the answers, in their order */
    private String says(String... messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            return says(socket, messages);
        }
    }

    private static String says(Socket socket, String... messages) throws IOException {
        socket.setSoTimeout(10_000);
        List<String> codes = new ArrayList<>();
        for (String message : messages) {
            socket.getOutputStream().write(framed(message));
            socket.getOutputStream().flush();
            codes.add(code(answer(socket)));
        }
        return String.join(" ", codes);
    }

    private static byte[] framed(String message) {
        return ("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != 0x1C;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        socket.getInputStream().read();
        return answer.toString();
    }

    private static String code(String answer) {
        int msa = answer.indexOf("\rMSA|");
        return msa < 0 ? "nothing" : answer.substring(msa + 5, msa + 7);
    }

    private String referral(String id, String about, String status) {
        return pas.referral("RRI-" + id, "", about, status, status.equals("R") ? "40" : "", "|");
    }

    private String appointment(String event, String id, String about, String day) {
        return pas.appointment(event, "SIU-" + id, about, day);
    }

    @Test
    void theApplicationsWordOnTheLineEndsTheWaitForTheFirstWord() {
        house.run(DELIVER, recipient + ":1");

        stands(RecipientState.REQUESTED, Rung.ACKNOWLEDGED);
        assertThat(standing().clockStoppedAt()).isNotNull();
        assertThat(kinds()).containsExactly("requested", "answered", "proved");
    }

    @Test
    void aServerThatHasItIsNoAnswerOfTheAgency() {
        delivered();
        assertThat(standing().clockStoppedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "A, ACCEPTED, ACCEPTED",
        "R, REJECTED, ACKNOWLEDGED",
        "P, REQUESTED, ACKNOWLEDGED",
        "E, FAILED, ACKNOWLEDGED"
    })
    void aReferralsAnswerOnTheLineCounts(String status, RecipientState state, Rung rung) {
        server.answersAtOnce(status);
        house.run(DELIVER, recipient + ":1");
        stands(state, rung);
    }

    @Test
    void anApplicationThatAnswersLaterNamesTheMessage() throws Exception {
        delivered();
        String sent = server.received("SOCIAL").get(0);
        String head = "MSH|^~\\&|PAS|SOCIAL|HUB|PARTNERSHIP|20261124||ACK^I12|LATER-1|P|2.4|||AL|NE\r";

        assertThat(says(head + "MSA|AA|" + sent + "\r")).isEqualTo("CA");
        stands(RecipientState.REQUESTED, Rung.ACKNOWLEDGED);
        assertThat(says(head.replace("LATER-1", "LATER-2") + "MSA|AA|" + "C" + sent.substring(1) + "\r"))
                .as("of another message about the same referral")
                .isEqualTo("CA");
        assertThat(says(head.replace("LATER-1", "LATER-3") + "MSA|AA|N0069Q00000000000009\r"))
                .isEqualTo("CE");
        assertThat(unmatched()).contains("message N0069Q00000000000009 received ACK^I12");
    }

    @Test
    void aReferralIsAcceptedBookedCancelledBookedAgainAndNotBrought() throws Exception {
        delivered();
        assertThat(says(referral("1", identifier, "A"))).isEqualTo("AA");
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
        String first = appointment("S12", "1", identifier, "20261201");
        String cancelled = appointment("S15", "2", identifier, "20261201");
        String again = appointment("S12", "3", identifier, "20261201");
        String today = LocalDate.now(house.clock).toString();
        String missed = appointment("S26", "4", identifier, today.replace("-", ""));

        assertThat(says(first, cancelled, again, missed)).isEqualTo("AA AA AA AA");

        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
        assertThat(said())
                .containsExactly(
                        "accepted  " + today,
                        "booked  2026-12-01",
                        "accepted appointment-cancelled " + today,
                        "booked  2026-12-01",
                        "not-brought  " + today);

        assertThat(says(again, first, missed, cancelled)).as("all of it again").isEqualTo("AA AA AA AA");
        assertThat(said()).hasSize(5);
    }

    private List<String> said() {
        return events().stream()
                .filter(event -> event.kind().equals("answered"))
                .map(event -> word(event, "status") + " " + word(event, "reason") + " " + word(event, "date"))
                .toList();
    }

    /** Empty for what it does not say. */
    private static String word(RecipientEvent event, String key) {
        Matcher found = Pattern.compile("\"" + key + "\": ?\"([^\"]*)\"").matcher(event.detail());
        return found.find() ? found.group(1) : "";
    }

    private void takenBack() {
        UUID referral = house.referrals.list(null, 1).get(0).id();
        Withdrawal mistake =
                new Withdrawal(Withdrawal.Reason.MADE_IN_ERROR, "the SENCO", "referrer", "the wrong pupil");
        house.amendments().withdraw(Access.hub("test"), referral, mistake);
        house.attempts.dispatch(100, postings -> postings.forEach(posting -> house.run(DELIVER, posting.body())));
    }

    @Test
    void whatIsTakenBackIsToldToTheSystemAndNothingOfTheChildWithIt() {
        delivered();
        server.lie(MllpLie.NONE);
        takenBack();

        assertThat(server.received("SOCIAL")).hasSize(2);
        assertThat(server.texts("SOCIAL").get(1))
                .contains("|REF^I14^REF_I12|C", "RF1|E^", identifier)
                .doesNotContain("OBX|", "Familymark");
        assertThat(house.referrals.list(null, 1).get(0).recipients().get(0).state())
                .isEqualTo(RecipientState.ENTERED_IN_ERROR);
    }

    @Test
    void whatNeverWentIsNotTakenBackFromAnybody() {
        takenBack();
        assertThat(server.received("SOCIAL")).isEmpty();
    }

    @Test
    void whatContradictsIsTakenForAPerson() throws Exception {
        delivered();
        assertThat(says(referral("1", identifier, "R"), referral("2", identifier, "A")))
                .isEqualTo("AA AA");

        stands(RecipientState.REJECTED, Rung.ACKNOWLEDGED);
        assertThat(kinds()).containsExactly("requested", "proved", "answered", "contradicted");
        assertThat(word(events().get(2), "reason")).isEqualTo("40");
        assertThat(events().toString()).doesNotContain("Familymark");
    }

    @Test
    void anIdOfNobodysIsKeptAndToldAsAnotherAgencysIs() throws Exception {
        delivered();
        String nobody = "rc-0193a000-0000-7000-8000-0000000eeeee";
        String elsewhere = referral("7", identifier, "A").replace("|PAS|SOCIAL|", "|PAS|AUDIOLOGY|");

        assertThat(says(appointment("S12", "1", nobody, "20261201"))).isEqualTo("AE");
        assertThat(says(elsewhere))
                .as("another agency's referral is nobody's to this one")
                .isEqualTo("AE");
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
        assertThat(unmatched())
                .contains("0193a000-0000-7000-8000-0000000eeeee booked SIU^S12", recipient + " accepted RRI^I12");
    }

    private List<String> unmatched() {
        return house.replies.unmatched(100).stream()
                .map(found -> found.recipient() + " " + found.status() + " " + found.source())
                .toList();
    }

    @Test
    void whoBearsNoAgencysNameIsRejectedAndLeavesNoTrace() throws Exception {
        delivered();
        int before = unmatched().size();
        assertThat(says(referral("1", identifier, "A").replace("|PAS|SOCIAL|", "|PAS|ELSEWHERE|")))
                .isEqualTo("AR");
        assertThat(unmatched()).hasSize(before);
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "\u000bnothing of the kind\u001c\r",
                "\u000bMSH|^~\\&|\u001cX",
                "\u000bMSH"
            })
    void whatIsNoMessageIsHungUpOn(String bytes) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            assertThat(ended(socket)).isTrue();
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aMessageThatIsTooLargeIsNotHeard() throws Exception {
        delivered();
        String large = referral("1", identifier, "A") + "NTE|1||" + "x".repeat(LIMITS.largest()) + "\r";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(framed(large));
            socket.getOutputStream().flush();
            assertThat(ended(socket)).isTrue();
        } catch (java.net.SocketException e) {
            assertThat(e).isNotNull();
        }
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
    }

    @Test
    void whoSaysALetterAtATimeIsHungUpOnAndWhoIsSilentToo() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), door.port());
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            silent.setSoTimeout(10_000);
            slow.setSoTimeout(100);
            long begun = System.nanoTime();
            slow.getOutputStream().write(0x0B);
            boolean over = false;
            while (!over && System.nanoTime() - begun < Duration.ofSeconds(10).toNanos()) {
                over = letter(slow);
            }
            assertThat(over).isTrue();
            assertThat(ended(silent)).isTrue();
        }
    }

    /** @return true when the other side has hung up */
    private static boolean letter(Socket slow) {
        try {
            slow.getOutputStream().write('M');
            return slow.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void noMoreComeInThanThereIsRoomFor() throws Exception {
        List<Socket> guests = new ArrayList<>();
        try {
            for (int number = 0; number < LIMITS.connections(); number++) {
                Socket guest = new Socket(InetAddress.getLoopbackAddress(), door.port());
                guests.add(guest);
                assertThat(says(guest, referral("x" + number, "rc-0193a000-0000-7000-8000-0000000dddd" + number, "A")))
                        .isEqualTo("AE");
            }
            try (Socket tooMany = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
                tooMany.setSoTimeout(10_000);
                assertThat(ended(tooMany)).isTrue();
            }
        } finally {
            for (Socket guest : guests) {
                guest.close();
            }
        }
    }

    @Test
    void aCertificateAndANameTogetherAreTheAgency() throws Exception {
        delivered();
        securedDoor();
        MadeIdentity stranger = MadeIdentity.of("stranger");

        try (Socket socket = shows(TRUST)) {
            assertThat(says(socket, referral("1", identifier, "A").replace("|SOCIAL|", "|AUDIOLOGY|")))
                    .as("its name is another agency's")
                    .isEqualTo("AE");
            assertThat(says(socket, referral("2", identifier, "A"))).isEqualTo("AA");
        }
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
        assertThatThrownBy(() -> saysAs(stranger, referral("3", identifier, "R")))
                .as("a certificate that no agency's block has")
                .isInstanceOf(IOException.class);
        assertThat(saysPlainly(referral("4", identifier, "R")))
                .as("in the clear")
                .isEqualTo("nothing");
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
        assertThat(kinds()).doesNotContain("contradicted");
    }

    private String saysAs(MadeIdentity identity, String message) throws Exception {
        try (Socket socket = shows(identity)) {
            String code = says(socket, message);
            if (code.equals("nothing")) {
                throw new IOException("hung up");
            }
            return code;
        }
    }

    private Socket shows(MadeIdentity identity) throws Exception {
        SSLContext context = identity.serving(HUB);
        return context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port());
    }

    private String saysPlainly(String message) {
        try {
            return says(message);
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Test
    void aPlainDoorIsOpenToThisMachineAlone() {
        assertThatThrownBy(() -> MllpDoor.open(
                        InetAddress.getByAddress(new byte[] {0, 0, 0, 0}),
                        0,
                        MllpEntrance.plain(new MllpCallers(agencies)),
                        LIMITS,
                        taking::hear))
                .hasMessage("expected TLS at the HL7 door for others than this machine, found none");
    }

    @Test
    void aPortThatIsSomebodyElsesIsNamed() {
        assertThatThrownBy(() -> MllpDoor.open(
                        InetAddress.getLoopbackAddress(),
                        door.port(),
                        MllpEntrance.plain(new MllpCallers(agencies)),
                        LIMITS,
                        taking::hear))
                .hasMessage("expected port " + door.port() + " to be free for the HL7 door, found it taken");
    }

    private void stands(RecipientState state, Rung rung) {
        assertThat(standing())
                .extracting(ReferralView.Recipient::state, ReferralView.Recipient::rung)
                .containsExactly(state, rung);
    }

    private ReferralView.Recipient standing() {
        return house.referrals.list(null, 1).get(0).recipients().get(0);
    }

    private List<RecipientEvent> events() {
        return house.referrals.timeline(Access.hub("test"), standing().referral());
    }

    private List<String> kinds() {
        return events().stream().map(RecipientEvent::kind).toList();
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                "R-1",
                "white-house",
                new ReferralRequest.Pupil(null, "LOC-1", "Ward", "Amelia", null),
                null,
                "danger at home",
                Urgency.EMERGENCY,
                new ReferralRequest.Referrer("Ms Hill", "teacher", "hill@white-house.example", "01632 960000"),
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }
}
