package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.school.PupilKey;

/** Whoever looks at a child is written down, and sees what a shield leaves. */
@ExtendWith(TestDatabase.class)
class ChildrenTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Access SCHOOL = new Access("w.head", Access.Role.SCHOOL, "phone call");
    private static final Access INDEX_TEAM = new Access("i.team", Access.Role.INDEX_TEAM, "shield review");
    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");

    @Test
    void everyLookIsWrittenDownWithTheChildsIdOnly() {
        hub.roll("white-house", ANN.taken());
        UUID child = child();

        ChildView view = hub.children.find(SCHOOL, child).orElseThrow();

        assertThat(view.shielded()).isFalse();
        assertThat(view.records()).singleElement().satisfies(record -> {
            assertThat(record.source()).isEqualTo("white-house");
            assertThat(record.saidFrom()).isEqualTo(Hub.NOW);
            assertThat(record.document()).contains("\"postcode\": \"BN27 1AA\"");
        });
        assertThat(hub.journal).endsWith("w.head looked at ch-" + child);
    }

    @Test
    void lookForNobodyIsWrittenDownToo() {
        UUID nobody = UUID.randomUUID();

        assertThat(hub.children.find(SCHOOL, nobody)).isEmpty();
        assertThat(hub.journal).containsExactly("w.head looked at ch-" + nobody);
    }

    @Test
    void ofAShieldedChildOnlyNameSexBirthAndNumbersAreShown() {
        hub.roll("white-house", ANN.behindShield().taken());

        ChildView view = hub.children.find(SCHOOL, child()).orElseThrow();

        assertThat(view.records().get(0).document())
                .contains("\"given\": \"Ann\"", "\"dateOfBirth\"", "\"upn\"")
                .doesNotContain("BN27", "High Street");
    }

    @Test
    void indexTeamSeesBehindTheShield() {
        hub.roll("white-house", ANN.behindShield().taken());

        ChildView view = hub.children.find(INDEX_TEAM, child()).orElseThrow();

        assertThat(view.shielded()).isTrue();
        assertThat(view.records().get(0).document()).contains("BN27 1AA");
    }

    @Test
    void pupilOfASchoolIsFoundByTheFirstKeyThatHits() {
        hub.roll("white-house", ANN.taken());
        UUID record = hub.record("white-house", Pupil.local("L1"));
        PupilKey nameAndBirth = new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "EXAMPLE|ANN|2015-01-01");

        assertThat(hub.records.find("white-house", List.of(Pupil.local("L9"), nameAndBirth)))
                .containsExactly(record);
        assertThat(hub.records.find("marshlands", List.of(Pupil.local("L1")))).isEmpty();
        assertThat(hub.records.current(SCHOOL, record)).map(RecordView::id).contains(record);
    }

    @Test
    void olderStatementCanStillBeShown() {
        hub.roll("white-house", ANN.taken());
        UUID record = hub.record("white-house", Pupil.local("L1"));
        long first = hub.records.current(SCHOOL, record).orElseThrow().statement();
        hub.roll("white-house", ANN.saying("Ann moved").taken());

        assertThat(hub.records.statement(SCHOOL, first).orElseThrow().document())
                .contains("\"is\": \"Ann\"");
    }

    @Test
    void recognisingColumnsComeFromEveryCurrentRecord() {
        Drop drop = hub.roll("white-house", ANN.taken());
        List<Identity> identities = new ArrayList<>();

        hub.records.identities(Access.hub("reconcile"), identities::add);

        UUID record = hub.record("white-house", Pupil.local("L1"));
        assertThat(identities)
                .containsExactly(new Identity(
                        record,
                        "white-house",
                        List.of(new Name(Name.Kind.LEGAL, "Example", "Ann", null)),
                        LocalDate.of(2015, 1, 1),
                        "F",
                        "U1",
                        List.of("F1"),
                        null,
                        null,
                        null,
                        List.of(new Identity.Place(List.of("1 High Street"), "BN27 1AA", null)),
                        null));
        List<UUID> changed = new ArrayList<>();
        hub.records.changedBy(drop.id(), changed::add);
        assertThat(changed).containsExactly(record);
        assertThat(hub.records.count("white-house")).isEqualTo(1);
    }

    private UUID child() {
        return hub.children
                .ofRecord(hub.record("white-house", Pupil.local("L1")))
                .orElseThrow();
    }
}
