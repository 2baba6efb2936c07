package uk.hailsham.hub.connectors.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A statement of which nobody asks what came of it. Several go to the database in one trip there and back, where each by
 * itself would wait for the one before: the driver sends them one after the other and reads what came of them at the end.
 */
public final class Write {
    private final String sql;
    private final List<Object> values;

    private Write(String sql, List<Object> values) {
        this.sql = sql;
        this.values = values;
    }

    /** @param values of the statement's question marks, in their order; null is NULL */
    static Write of(String sql, Object... values) {
        return new Write(sql, Arrays.asList(values));
    }

    /** In the acting transaction. @return how many rows it wrote */
    int on(JdbcClient jdbc) {
        return jdbc.sql(sql).params(values).update();
    }

    /** All of them in their order, in the acting transaction. */
    static void together(JdbcClient jdbc, List<Write> writes) {
        jdbc.sql(writes.stream().map(write -> write.sql).collect(Collectors.joining("; ")))
                .params(writes.stream().flatMap(write -> write.values.stream()).toList())
                .update();
    }
}
