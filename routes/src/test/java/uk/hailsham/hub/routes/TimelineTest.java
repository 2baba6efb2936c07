package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.ChildEvent;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.PupilKey;

/** One child's story from the row of a file to the agency. */
@ExtendWith(TestDatabase.class)
class TimelineTest {
    private static final String COLLEGE = "hailsham-community-college";
    private static final String PRIMARY = "white-house";
    private static final String UPN = "X845212818005";
    private static final PupilKey KEY = new PupilKey(PupilKey.Kind.UPN, UPN);

    @TempDir
    private Path folder;

    private House house;
    private Rolls rolls;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        rolls = new Rolls(house);
        rolls.roll(PRIMARY, amelia(PRIMARY, "SLCN"));
        rolls.roll(COLLEGE, amelia(COLLEGE));
        house.referring.ask(inDanger(), null, "spare");
        UUID recipient = house.firstRecipient();
        house.attempts.proved(
                house.attempts.begin(recipient, 1).orElseThrow(),
                new Proof(Rung.HANDED_OVER, house.clock.instant(), Map.of()));
        rolls.roll(PRIMARY, other());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itIsToldFromTheRowToTheProof() {
        UUID child = rolls.child(COLLEGE, KEY).id();

        List<ChildEvent> told = house.timelines().of(Rolls.TEAM, child, null);

        assertThat(told.stream().limit(6))
                .extracting(ChildEvent::kind, ChildEvent::source)
                .containsExactly(
                        tuple("said", PRIMARY),
                        tuple("fell-silent", PRIMARY),
                        tuple("said", COLLEGE),
                        tuple("need", PRIMARY),
                        tuple("link", House.MODEL.version()),
                        tuple("referred", COLLEGE));
        assertThat(told).extracting(ChildEvent::kind).contains("requested", "proved");
        assertThat(told.get(0).detail()).contains("\"rows\": [1]", "\"drop\": \"dr-");
        assertThat(told)
                .noneMatch(event ->
                        event.toString().contains("Ward") || event.toString().contains(UPN));
    }

    @Test
    void aSchoolIsToldOnlyWhatItSaidAndAskedItself() {
        UUID child = rolls.child(COLLEGE, KEY).id();

        assertThat(house.timelines().of(Rolls.TEAM, child, PRIMARY))
                .extracting(ChildEvent::kind)
                .containsExactly("said", "fell-silent", "need");
        assertThat(house.timelines().of(Rolls.TEAM, child, COLLEGE))
                .extracting(ChildEvent::kind)
                .contains("said", "referred", "proved")
                .doesNotContain("link", "need");
    }

    private static Child amelia(String school, String... types) {
        return child(school, "Amelia", UPN, types);
    }

    private static Child other() {
        return child(PRIMARY, "Zoe", "N845999218005");
    }

    private static Child child(String school, String given, String upn, String... types) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", given, null)),
                LocalDate.of(2015, 2, 28),
                Sex.F,
                null,
                new Identifiers(upn, List.of(), null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(types).stream()
                        .map(type -> new Need(null, type, 1, "K", null, null, null, null, null, null))
                        .toList(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                        "R-1",
                        COLLEGE,
                        new ReferralRequest.Pupil(UPN, null, null, null, null),
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
                        true)
                .filled();
    }
}
