package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.EmbeddedPostgres;
import uk.hailsham.hub.connectors.database.Migrations;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.connectors.store.Accounts;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Provenance;

/** The accounts of a data folder, whether its hub runs or not. */
public final class OpenAccounts {
    private OpenAccounts() {}

    /** Asks the running hub's database; where no hub runs, its embedded database is started for this one question. */
    public static <T> T with(Path data, Function<Accounts, T> question) throws IOException {
        Optional<RunFile> running = RunFile.read(data);
        if (running.isPresent()) {
            return question.apply(accounts(running.get().database()));
        }
        try (DataFolder folder = DataFolder.open(data, DataFolder.Mark.LIVE);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        Binaries.folder(data),
                        folder.path().resolve("postgresql"),
                        EmbeddedPostgres.Durability.DURABLE)) {
            Migrations.apply(postgres);
            T answer = question.apply(accounts(postgres.hub()));
            OpenAudit.of(postgres.hub(), data).sealer().seal();
            return answer;
        }
    }

    private static Accounts accounts(DatabaseAccess access) {
        DataSource database = new DriverManagerDataSource(access.url(), access.user(), access.password());
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        Clock clock = Clock.systemUTC();
        return new Accounts(jdbc, transactions, new AuditLog(jdbc, clock, new Provenance("", "")), clock);
    }
}
