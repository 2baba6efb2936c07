package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.telling.Fact;
import uk.hailsham.hub.domain.telling.News;
import uk.hailsham.hub.domain.telling.Topic;

/** The book of what one school has been told, at one sequence. */
final class ToldFacts {
    private static final String END = """
            UPDATE hub.told_facts f SET ended_in = :sequence
            FROM unnest(CAST(:record AS uuid[]), CAST(:topic AS text[]), CAST(:key AS text[])) AS t(record, topic, key)
            WHERE f.school = :school AND f.record_id = t.record AND f.topic = t.topic AND f.key = t.key
            AND f.ended_in IS NULL""";

    private static final String BEGIN = """
            INSERT INTO hub.told_facts (school, record_id, topic, key, state, told_in)
            SELECT :school, record, topic, key, state, :sequence
            FROM unnest(CAST(:record AS uuid[]), CAST(:topic AS text[]), CAST(:key AS text[]), CAST(:state AS text[]))
                AS t(record, topic, key, state)""";

    private final JdbcClient jdbc;
    private final String school;
    private final long sequence;

    ToldFacts(JdbcClient jdbc, String school, long sequence) {
        this.jdbc = jdbc;
        this.school = school;
        this.sequence = sequence;
    }

    List<Fact> open() {
        return jdbc.sql("SELECT record_id, topic, key, state FROM hub.told_facts"
                        + " WHERE school = ? AND ended_in IS NULL ORDER BY record_id, topic, key")
                .param(school)
                .query((row, number) -> new Fact(
                        row.getObject("record_id", UUID.class),
                        Topic.of(row.getString("topic")),
                        row.getString("key"),
                        row.getString("state"),
                        null))
                .list();
    }

    /** The next file begins anew. */
    void forgetAll() {
        jdbc.sql("UPDATE hub.told_facts SET ended_in = ? WHERE school = ? AND ended_in IS NULL")
                .params(sequence, school)
                .update();
    }

    void take(News news) {
        List<Fact> ended = Stream.of(news.fresh(), news.over(), news.withdrawn())
                .flatMap(List::stream)
                .toList();
        facts(END, ended).update();
        facts(BEGIN, news.fresh())
                .param("state", column(news.fresh(), Fact::state))
                .update();
    }

    private JdbcClient.StatementSpec facts(String sql, List<Fact> facts) {
        return jdbc.sql(sql)
                .param("school", school)
                .param("sequence", sequence)
                .param("record", column(facts, Fact::record))
                .param("topic", column(facts, fact -> fact.topic().word()))
                .param("key", column(facts, Fact::key));
    }

    private static String[] column(List<Fact> facts, Function<Fact, Object> value) {
        return facts.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
