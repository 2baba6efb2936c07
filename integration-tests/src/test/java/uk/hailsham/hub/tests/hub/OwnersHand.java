package uk.hailsham.hub.tests.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** What somebody who owns the hub's tables can do to them behind its back. */
public final class OwnersHand {
    private OwnersHand() {}

    public static void on(Path data, String sql) throws IOException, SQLException {
        try (Connection connection = connection(data);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * How many rows there are, also of what the hub itself may not read.
     *
     * @param table with the condition they meet, if any
     */
    public static long count(Path data, String table) throws IOException, SQLException {
        try (Connection connection = connection(data);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM hub." + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connection(Path data) throws IOException, SQLException {
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("postgresql/passwords"))));
        String url = new ObjectMapper()
                .readTree(data.resolve("run.json").toFile())
                .path("databaseUrl")
                .asText();
        return DriverManager.getConnection(url, "hub_owner", passwords.getProperty("owner"));
    }
}
