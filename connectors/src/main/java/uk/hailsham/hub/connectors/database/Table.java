package uk.hailsham.hub.connectors.database;

import java.util.List;
import java.util.stream.Collectors;

/** A table of the hub's schema, by the columns that hold what was put in. */
public record Table(String name, List<String> columns) {
    public Table {
        columns = List.copyOf(columns);
        if (!name.matches("[a-z_0-9]+") || !columns.stream().allMatch(column -> column.matches("[a-z_0-9]+"))) {
            throw new IllegalArgumentException("expected names of a table and its columns, found something else");
        }
    }

    /** As COPY names it. */
    String copied() {
        return "COPY " + Migrations.SCHEMA + "." + name + " ("
                + columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", ")) + ")";
    }
}
