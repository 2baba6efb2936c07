package uk.hailsham.hub.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.domain.access.Access;

/** The audit of a data folder, for verbs that start no Spring. */
public record OpenAudit(AuditLog log, AuditSealer sealer, AuditAnchors anchors) {
    static final String SEALS = "audit-seals";
    static final String ANCHORS = "audit";

    /**
     * Notes what a verb of the hub's own user did.
     *
     * @param alone when no hub runs that would seal it
     */
    public void note(String verb, String action, UUID subject, boolean alone) {
        Access local = new Access("local:" + System.getProperty("user.name"), Access.Role.OPERATOR, verb);
        log.record(local, action, "backup", subject);
        if (alone) {
            sealer.seal();
        }
    }

    public static OpenAudit of(DatabaseAccess access, Path data) {
        DataSource database = new DriverManagerDataSource(access.url(), access.user(), access.password());
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new OpenAudit(
                new AuditLog(jdbc, Clock.systemUTC(), new Provenance("", "")),
                new AuditSealer(jdbc, transactions, data.resolve(SEALS), Clock.systemUTC()),
                new AuditAnchors(jdbc, data.resolve(ANCHORS), Clock.systemUTC()));
    }
}
