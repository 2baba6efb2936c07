package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.intake.Rejection;

/** Schools' provision maps: what each said last stands, what it said before is history. */
public final class Provisions {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Drops drops;
    private final Clock clock;

    public Provisions(JdbcClient jdbc, TransactionTemplate transactions, Drops drops, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.drops = drops;
        this.clock = clock;
    }

    /** @param record of the pupil; at least one of need and resource is there */
    public record Line(int row, UUID record, Need need, Resource resource) {}

    /** Puts the whole map in the place of the school's last one, with its ledger, in one transaction; once only. */
    public Drop replace(Drop drop, List<Line> lines, Ledger ledger, List<Rejection> rejections) {
        return transactions.execute(status -> {
            boolean before = jdbc.sql("SELECT EXISTS (SELECT FROM hub.provision_lines WHERE drop_id = ?)")
                    .param(drop.id())
                    .query(Boolean.class)
                    .single();
            if (!before) {
                jdbc.sql("UPDATE hub.provision_lines SET said_to = ? WHERE school = ? AND said_to IS NULL")
                        .params(Sql.time(clock.instant()), drop.partner())
                        .update();
                lines.forEach(line -> insert(drop, line));
            }
            return drops.taken(drop, ledger, rejections);
        });
    }

    private void insert(Drop drop, Line line) {
        List<Object> values = new ArrayList<>(List.of(drop.partner(), drop.id(), line.row(), line.record()));
        Need need = line.need();
        values.addAll(
                need == null
                        ? Arrays.asList(new Object[9])
                        : Arrays.asList(
                                need.area(),
                                need.senType(),
                                need.rank(),
                                need.provision(),
                                need.level(),
                                need.keyStage(),
                                need.from(),
                                need.assessedBy(),
                                need.review()));
        Resource resource = line.resource();
        values.addAll(
                resource == null
                        ? Arrays.asList(new Object[7])
                        : Arrays.asList(
                                resource.provision(),
                                resource.hoursPerWeek(),
                                resource.staff(),
                                resource.costPerYear(),
                                resource.funder(),
                                resource.from(),
                                resource.to()));
        values.add(Sql.time(clock.instant()));
        jdbc.sql("""
                        INSERT INTO hub.provision_lines (school, drop_id, row_number, record_id, area, sen_type, rank,
                            sen_provision, level, key_stage, need_from, assessed_by, review, provision, hours_per_week,
                            staff, cost_per_year, funder, given_from, given_to, said_from)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?::date, ?, ?, ?, ?, ?, ?::date, ?::date, ?)""").params(values).update();
    }
}
