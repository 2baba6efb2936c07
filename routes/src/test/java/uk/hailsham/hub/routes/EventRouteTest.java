package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilEvents;
import uk.hailsham.hub.routes.intake.PupilStaging;

/** A transfer file for a leaver, beside the nightly roll: it tells of one pupil and makes nobody gone. */
@ExtendWith(TestDatabase.class)
class EventRouteTest {
    private static final School SCHOOL = House.SHIPPED.school("grovelands").orElseThrow();
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "test");
    private static final String AMELIA =
            "{\"LearnerId\": 1, \"UPN\": \"A950000178301\", \"Surname\": \"Ward\", \"Forename\": \"Amelia\","
                    + " \"DateOfBirth\": \"28/02/2015\"}";
    private static final String PIOTR =
            "{\"LearnerId\": 2, \"UPN\": \"H243278544154\", \"Surname\": \"Novak\", \"Forename\": \"Piotr\","
                    + " \"DateOfBirth\": \"03/11/2016\"}";
    private static final String LEAVER = """
            <CTfile><Header><CTFversion>25.0</CTFversion><DateTime>2026-11-23T16:00:00</DateTime>
            <SourceSchool><LEA>845</LEA><Estab>9995</Estab></SourceSchool></Header>
            <CTFpupilData><Pupil><UPN>H243278544154</UPN><Surname>Novak</Surname><Forename>Piotr</Forename>
            <DOB>2016-11-03</DOB><SchoolHistory><School><LEA>845</LEA><Estab>9995</Estab>
            <EntryDate>2021-09-01</EntryDate><LeavingDate>2026-11-20</LeavingDate><LeavingReason>OT</LeavingReason>
            </School></SchoolHistory></Pupil></CTFpupilData></CTfile>""";

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void rollOfTwo(Database database) throws Exception {
        house = new House(database, folder);
        house.with(
                java.util.Map.of(),
                new SchoolIntake(
                        "grovelands",
                        Duration.ofHours(1),
                        house.collecting("grovelands", DropKind.PUPILS),
                        house.opening("grovelands", DropKind.PUPILS),
                        reading(SCHOOL),
                        new PupilStaging(
                                house.staging,
                                SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone()),
                        new Applying(house.staging),
                        house.heartbeats),
                new FileIntake(
                        "events.grovelands",
                        Duration.ofHours(1),
                        house.collecting("grovelands", DropKind.PUPIL_EVENTS),
                        house.opening("grovelands", DropKind.PUPIL_EVENTS),
                        reading(SCHOOL.ofEvents()),
                        new PupilEvents(
                                new PupilStaging(
                                        house.staging,
                                        SCHOOL.ofEvents(),
                                        String::getBytes,
                                        House.SHIPPED.hub().zone()),
                                new Applying(house.staging)),
                        house.heartbeats));
        nightly("[" + AMELIA + "," + PIOTR + "]");
    }

    private static Unmarshal reading(School school) {
        PupilFormat format = PupilFormats.all(java.time.Clock.systemUTC()).stream()
                .filter(one -> one.name().equals(school.format()))
                .findFirst()
                .orElseThrow();
        return new Unmarshal(content -> format.read(content, school, House.SHIPPED.codes()));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Drop nightly(String text) throws Exception {
        house.put("learners.json", text);
        house.run("collect.grovelands");
        house.run("intake.grovelands");
        return house.drops().get(0);
    }

    private Drop event(String text) throws Exception {
        house.put("leaver.xml", text);
        house.run("events.grovelands");
        return house.drops().get(0);
    }

    private List<UUID> records(String upn) {
        return house.records.find("grovelands", List.of(new PupilKey(PupilKey.Kind.UPN, upn)));
    }

    private String document(String upn) {
        return house.records
                .current(OPERATOR, records(upn).get(0))
                .orElseThrow()
                .document();
    }

    @Test
    void theLeaversRecordSaysSoAndNobodyElseIsGone() throws Exception {
        Drop drop = event(LEAVER);

        assertThat(drop).extracting(Drop::kind, Drop::state).containsExactly(DropKind.PUPIL_EVENTS, DropState.APPLIED);
        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(document("H243278544154")).contains("2026-11-20");
        assertThat(document("A950000178301")).contains("Amelia");
    }

    @Test
    void theNextRollWithoutTheLeaverMakesHimGoneThere() throws Exception {
        event(LEAVER);
        Drop drop = nightly("[" + AMELIA + "]");

        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void theSameEventAgainIsARepeatAndOneOfAnotherSchoolIsRefused() throws Exception {
        event(LEAVER);
        assertThat(event(LEAVER).state()).isEqualTo(DropState.REPEATED);
        assertThat(event(LEAVER.replace("9995", "9992")))
                .extracting(Drop::state, drop -> drop.reason().code())
                .containsExactly(DropState.REFUSED, "another-school");
    }

    @Test
    void whoTheRollNeverHadIsTakenToo() throws Exception {
        Drop drop = event(LEAVER.replace("H243278544154", "V84520241200A").replace("Piotr", "Jan"));
        assertThat(drop.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0));
        assertThat(document("H243278544154")).doesNotContain("2026-11-20");
    }
}
