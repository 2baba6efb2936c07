package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.intake.Rejection;

/** What was not taken, for the school that sent it. */
public final class Rejections {
    private final JdbcClient jdbc;

    public Rejections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were found, from the given place on. */
    public List<Rejection> of(UUID drop, int offset, int limit) {
        return jdbc.sql("""
                        SELECT * FROM hub.rejections WHERE drop_id = :drop ORDER BY ordinal
                        OFFSET :offset LIMIT :limit""")
                .param("drop", drop)
                .param("offset", offset)
                .param("limit", limit)
                .query(Rejections::rejection)
                .list();
    }

    /** A drop refused whole has this one and no other. */
    static void replace(JdbcClient jdbc, UUID drop, Rejection why) {
        jdbc.sql("DELETE FROM hub.rejections WHERE drop_id = :drop")
                .param("drop", drop)
                .update();
        add(jdbc, drop, List.of(why));
    }

    /** In the order given, after none. */
    static void add(JdbcClient jdbc, UUID drop, List<Rejection> rejections) {
        for (int i = 0; i < rejections.size(); i++) {
            insert(jdbc, drop, i + 1, rejections.get(i));
        }
    }

    private static void insert(JdbcClient jdbc, UUID drop, int ordinal, Rejection why) {
        jdbc.sql("""
                        INSERT INTO hub.rejections (drop_id, ordinal, file, row_number, field, code, effect, expected, found)
                        VALUES (:drop, :ordinal, :file, :row, :field, :code, :effect, :expected, :found)""")
                .param("drop", drop)
                .param("ordinal", ordinal)
                .param("file", storable(why.file()))
                .param("row", why.row())
                .param("field", storable(why.field()))
                .param("code", why.code())
                .param("effect", why.effect().word())
                .param("expected", storable(why.expected()))
                .param("found", storable(why.found()))
                .update();
    }

    /** PostgreSQL cannot hold NUL. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    static Rejection rejection(ResultSet row, int number) throws SQLException {
        String effect = row.getString("effect").toUpperCase(Locale.ROOT).replace('-', '_');
        return new Rejection(
                row.getString("file"),
                row.getInt("row_number"),
                row.getString("field"),
                row.getString("code"),
                Rejection.Effect.valueOf(effect),
                row.getString("expected"),
                row.getString("found"));
    }
}
