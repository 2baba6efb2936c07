package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Attachment;

/** Which papers came with a referral; the papers themselves lie in the vault. */
public final class Attachments {
    private final JdbcClient jdbc;

    public Attachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they came. */
    public List<Attachment> of(UUID referral) {
        return jdbc.sql("SELECT * FROM hub.attachments WHERE referral_id = ? ORDER BY number")
                .param(referral)
                .query((row, number) -> new Attachment(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        Attachment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getLong("size"),
                        row.getString("sha256")))
                .list();
    }

    /** In the acting transaction, which is that of the referral. */
    void add(UUID referral, Attachment attachment) {
        jdbc.sql("INSERT INTO hub.attachments (id, referral_id, number, kind, size, sha256) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        attachment.id(),
                        referral,
                        attachment.number(),
                        attachment.kind().name().toLowerCase(Locale.ROOT),
                        attachment.size(),
                        attachment.sha256())
                .update();
    }

    /** True when the referral came with these papers and no others, in this order. */
    boolean same(UUID referral, List<Attachment> attachments) {
        return of(referral).stream()
                .map(Attachment::sha256)
                .toList()
                .equals(attachments.stream().map(Attachment::sha256).toList());
    }
}
