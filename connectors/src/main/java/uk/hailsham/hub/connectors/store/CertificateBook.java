package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The certificates as rows. */
final class CertificateBook {
    private final JdbcClient jdbc;

    CertificateBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Certificate done) {
        jdbc.sql("INSERT INTO hub.disposals (id, at, rule, kept, source, kind, subject, child_id, counts, told)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)")
                .params(Arrays.asList(
                        done.id(),
                        Sql.time(done.at()),
                        done.rule(),
                        done.kept(),
                        done.source(),
                        done.kind(),
                        done.subject(),
                        done.child(),
                        done.counts(),
                        Json.write(done.told())))
                .update();
    }

    List<Certificate> newest(int limit) {
        return jdbc.sql("SELECT * FROM hub.disposals ORDER BY at DESC, id DESC LIMIT ?")
                .param(limit)
                .query(CertificateBook::certificate)
                .list();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                Sql.instant(row, "at"),
                row.getString("rule"),
                row.getString("kept"),
                row.getString("source"),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("counts"),
                List.of(Json.read(row.getString("told"), Certificate.Told[].class)));
    }
}
