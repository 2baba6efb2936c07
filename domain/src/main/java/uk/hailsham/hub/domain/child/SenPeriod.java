package uk.hailsham.hub.domain.child;

import java.time.LocalDate;

/** @param provision the code as it was then: N K E, or before 2014 A P S */
public record SenPeriod(String provision, LocalDate from, LocalDate to) {}
