package uk.hailsham.hub.reconcile.column;

/**
 * What a heading says of its column.
 *
 * @param subject tells columns of one kind apart: {@code nhs}, {@code town}; empty where there is only one
 * @param other whether it holds a second value of the same fact: a former or preferred name, a previous address
 */
public record Heading(Kind kind, String subject, boolean other) {
    /** Whether a birth year is told by an age. */
    public boolean isAge() {
        return kind == Kind.BIRTH_YEAR && subject.equals(Headings.AGE);
    }
}
