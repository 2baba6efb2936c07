package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** What the hub's own database role can never do. */
@ExtendWith(TestDatabase.class)
class HubRoleTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private static final Pupil ANN = Pupil.of(1, "L1", "U1", "Ann", "2015-01-01");
    private static final String FACTS = "{\"lookedAfter\":true}";

    @Test
    void protectedFactsAreStoredSealedAndNowhereElse(Database database) {
        hub.roll("white-house", ANN.taken(FACTS));

        byte[] sealed = JdbcClient.create(TestDatabase.source(TestDatabase.superuser(database)))
                .sql("SELECT sealed FROM hub.compartments")
                .query(byte[].class)
                .single();
        assertThat(sealed).isEqualTo(Hub.seal(FACTS.getBytes(StandardCharsets.UTF_8)));
        assertThat(hub.jdbc
                        .sql("SELECT document::text FROM hub.statements")
                        .query(String.class)
                        .single())
                .doesNotContain("lookedAfter");
    }

    @Test
    void cannotReadTheCompartment() {
        assertDenied("SELECT sealed FROM hub.compartments");
        assertDenied("SELECT count(*) FROM hub.compartments");
        assertDenied("UPDATE hub.compartments SET kind = 'x'");
        assertDenied("DELETE FROM hub.compartments");
    }

    @Test
    void canReadItOnlyWithTheProtectionRolePutOn() {
        hub.roll("white-house", ANN.taken(FACTS));

        Integer found = hub.transactions.execute(status -> {
            hub.jdbc.sql("SET LOCAL ROLE hub_protection").update();
            return hub.count("hub.compartments");
        });

        assertThat(found).isEqualTo(1);
        assertDenied("SELECT count(*) FROM hub.compartments");
    }

    @Test
    void cannotRewriteHistory() {
        assertDenied("UPDATE hub.link_events SET decided_by = 'x'");
        assertDenied("DELETE FROM hub.link_events");
        assertDenied("UPDATE hub.statements SET document = '{}'");
        assertDenied("DELETE FROM hub.statements");
        assertDenied("DELETE FROM hub.drops");
        assertDenied("DELETE FROM hub.shields");
        assertDenied("UPDATE hub.audit_events SET who = 'x'");
        assertDenied("DELETE FROM hub.audit_events");
    }

    private void assertDenied(String sql) {
        assertThatThrownBy(() -> hub.jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
