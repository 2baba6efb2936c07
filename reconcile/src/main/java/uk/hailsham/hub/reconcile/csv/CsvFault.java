package uk.hailsham.hub.reconcile.csv;

/** A CSV file that cannot be read; the message tells no value of it. */
public final class CsvFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;
    private final int column;
    private final String reason;

    /**
     * @param line from 1
     * @param column from 1, counted in cells
     */
    public CsvFault(String file, long line, int column, String reason) {
        super(file + " line " + line + ", column " + column + ": " + reason);
        this.file = file;
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** Where in its file and what, without the file. */
    public String within() {
        return "line " + line + ", column " + column + ": " + reason;
    }

    /** The same fault so many lines further down. */
    CsvFault below(long lines) {
        return new CsvFault(file, line + lines, column, reason);
    }
}
