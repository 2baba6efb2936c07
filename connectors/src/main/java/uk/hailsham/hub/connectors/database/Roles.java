package uk.hailsham.hub.connectors.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database's roles: {@code hub_owner} migrates, {@code hub_app} works, {@code hub_protection} alone may read the
 * child-protection compartment; the hub must put that role on, it does not inherit it.
 */
final class Roles {
    static final String OWNER = "hub_owner";
    static final String HUB = "hub_app";
    static final String PROTECTION = "hub_protection";
    static final String DATABASE = "hub";

    private Roles() {}

    /** Makes what is missing; harmless when everything is there. */
    static void make(DatabaseAccess superuser, Passwords passwords) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password())) {
            login(connection, OWNER, passwords.owner());
            login(connection, HUB, passwords.hub());
            if (missing(connection, "select 1 from pg_roles where rolname = ?", PROTECTION)) {
                run(connection, "create role " + PROTECTION + " nologin");
                run(connection, "grant " + PROTECTION + " to " + HUB + " with inherit false, set true");
            }
            if (missing(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                run(connection, "create database " + DATABASE + " owner " + OWNER);
            }
            run(connection, "alter role " + HUB + " set search_path = " + Migrations.SCHEMA);
        }
    }

    private static void login(Connection connection, String role, String password) throws SQLException {
        if (missing(connection, "select 1 from pg_roles where rolname = ?", role)) {
            run(connection, "create role " + role + " login password '" + password + "'");
        }
    }

    private static boolean missing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
