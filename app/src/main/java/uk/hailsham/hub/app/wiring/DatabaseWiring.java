package uk.hailsham.hub.app.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.database.LedStatements;
import uk.hailsham.hub.connectors.database.LedTransactions;

/** The database as all stores speak to it: under the leader's epoch where they work as the leader's. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    private static final int CONNECTIONS = 20;

    /** While the database is away nobody waits longer to learn it; health waits twice. */
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(8);

    @Bean
    DataSource dataSource(Ground ground) {
        DatabaseAccess access = ground.database().hub();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
        config.setPoolName("hub");
        config.addDataSourceProperty("ApplicationName", ground.node().application());
        return new HikariDataSource(config);
    }

    @Bean
    JdbcClient jdbcClient(DataSource database, TransactionTemplate transactions, Leadership leadership) {
        return LedStatements.over(database, transactions, leadership);
    }

    @Bean
    TransactionTemplate transactions(DataSource database, Leadership leadership) {
        return new TransactionTemplate(new LedTransactions(database, leadership));
    }

    /** Before anything is read or sent: who this hub is among the nodes, and whether it leads. */
    @Bean
    Leadership leadership(Ground ground, DataSource database) throws IOException {
        Leadership leadership = new Leadership(ground.database().hub(), database, ground.node());
        try {
            leadership.join();
        } catch (IOException e) {
            leadership.close();
            throw e;
        }
        return leadership;
    }
}
