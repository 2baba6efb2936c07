package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.agency.Room;

@ExtendWith(TestDatabase.class)
class CapacitiesTest {
    private Desk desk;
    private Capacities capacities;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        capacities = new Capacities(desk.jdbc, desk.clock);
    }

    @Test
    void whatAFileSaysItSaysOnceHoweverOftenItIsRead() {
        capacities.sayOnce(Desk.AGENCY, "advice", Room.WAITLIST, 6, "capacity.csv 01");
        desk.later(Duration.ofMinutes(5));
        capacities.sayOnce(Desk.AGENCY, "advice", Room.WAITLIST, 6, "capacity.csv 01");
        assertThat(desk.count("hub.capacity")).isEqualTo(1);
    }

    @Test
    void aLaterFileOfTheSameNameIsANewWordThoughAnOlderOneIsReadAgain() {
        capacities.sayOnce(Desk.AGENCY, "advice", Room.WAITLIST, 6, "capacity.csv 01");
        desk.later(Duration.ofDays(7));
        capacities.sayOnce(Desk.AGENCY, "advice", Room.HAS, null, "capacity.csv 02");
        capacities.sayOnce(Desk.AGENCY, "advice", Room.WAITLIST, 6, "capacity.csv 01");

        assertThat(capacities.of(Desk.AGENCY))
                .containsExactly(new Capacities.Capacity(Desk.AGENCY, "advice", desk.now, Room.HAS, null));
    }
}
