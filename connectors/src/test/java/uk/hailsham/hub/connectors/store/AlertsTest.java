package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Alerts.News;
import uk.hailsham.hub.domain.alert.AlertCause;
import uk.hailsham.hub.domain.alert.Condition;

@ExtendWith(TestDatabase.class)
class AlertsTest {
    private Desk desk;
    private Alerts alerts;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        alerts = new Alerts(desk.jdbc, desk.transactions, desk.clock);
    }

    @Test
    void anAlertOpensOnceStaysAndClosesByItself() {
        alerts.settle(List.of(away("police"), away("camhs")));
        desk.later(Duration.ofHours(1));
        alerts.settle(List.of(away("police")));
        alerts.settle(List.of(away("police")));

        assertThat(alerts.open()).extracting(Alerts.Alert::condition).containsExactly(away("police"));
        assertThat(alerts.all(10))
                .extracting(alert -> alert.condition().subject(), Alerts.Alert::closedAt)
                .containsExactly(tuple("camhs", desk.now), tuple("police", null));
    }

    @Test
    void eachOpeningAndEachEndIsNewsOnce() {
        alerts.settle(List.of(away("police")));
        Alerts.Alert opened = alerts.untold(News.OPENED).get(0);
        alerts.told(opened, News.OPENED);
        assertThat(alerts.untold(News.OPENED)).isEmpty();
        assertThat(alerts.untold(News.ENDED)).isEmpty();

        alerts.settle(List.of());
        Alerts.Alert ended = alerts.untold(News.ENDED).get(0);
        alerts.told(ended, News.ENDED);
        assertThat(alerts.untold(News.ENDED)).isEmpty();
    }

    @Test
    void whatWasOverBeforeAnybodyWasToldIsNoNews() {
        alerts.settle(List.of(away("police")));
        alerts.settle(List.of());
        assertThat(alerts.untold(News.OPENED)).isEmpty();
        assertThat(alerts.untold(News.ENDED)).isEmpty();
    }

    @Test
    void theDatabaseItselfHoldsOneOpenAlertACauseAndSubject() {
        String insert = "INSERT INTO hub.alerts (cause, subject, told, opened_at) VALUES ('x', 'y', '', now())";
        desk.jdbc.sql(insert).update();
        assertThatThrownBy(() -> desk.jdbc.sql(insert).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    private Condition away(String agency) {
        return new Condition(AlertCause.AGENCY_UNREACHABLE, agency, desk.now.truncatedTo(ChronoUnit.DAYS), "away");
    }
}
