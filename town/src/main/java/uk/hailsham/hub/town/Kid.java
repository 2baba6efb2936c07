package uk.hailsham.hub.town;

import java.time.LocalDate;

/**
 * A child of the town, as the school writes it down; what the Index says instead is {@link IndexView}'s.
 *
 * @param status of the enrolment: C, or M and S where two schools share the child
 */
record Kid(
        int serial,
        Kind kind,
        Oddity oddity,
        Naming name,
        boolean girl,
        LocalDate born,
        Place place,
        Papers papers,
        Family family,
        Sen sen,
        Life life,
        String status) {

    /**
     * @param middle or null
     * @param preferred given name in use, or null
     * @param formerFamily or null
     */
    record Naming(String family, String given, String middle, String preferred, String formerFamily) {}

    /**
     * @param upn as the school writes it: null, temporary or unsound for some
     * @param right the permanent one
     * @param before one that somebody else gave the child, or null
     * @param number in the Index; null for a child it does not know
     */
    record Papers(String upn, boolean unsound, String right, String before, String nhs, String number) {}

    /** @param attended of 120 sessions */
    record Life(boolean freeMeals, boolean inCare, boolean youngCarer, boolean medical, int attended) {}

    Kid at(Place other) {
        return new Kid(serial, kind, oddity, name, girl, born, other, papers, family, sen, life, status);
    }

    Kid unknownToIndex() {
        Papers none = new Papers(papers.upn, papers.unsound, papers.right, papers.before, papers.nhs, null);
        Kind why = kind.inIndex() ? Kind.ABSENT : kind;
        return new Kid(serial, why, oddity, name, girl, born, place, none, family, sen, life, status);
    }

    /** With a sound UPN at the school, and so nothing special any more. */
    Kid withRightUpn() {
        Papers sound = new Papers(papers.right, false, papers.right, papers.before, papers.nhs, papers.number);
        Kind why = kind.inIndex() ? Kind.CLEAN : kind;
        return new Kid(serial, why, oddity, name, girl, born, place, sound, family, sen, life, status);
    }

    Kid with(Family changed, Sen needs) {
        return new Kid(serial, kind, oddity, name, girl, born, place, papers, changed, needs, life, status);
    }

    Kid registered(String how) {
        return new Kid(serial, kind, oddity, name, girl, born, place, papers, family, sen, life, how);
    }

    /** A pupil whom a file can name by name and date of birth only. */
    boolean nameless() {
        return papers.upn == null || papers.unsound;
    }
}
