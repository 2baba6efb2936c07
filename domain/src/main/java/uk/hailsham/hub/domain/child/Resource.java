package uk.hailsham.hub.domain.child;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is given for a need.
 *
 * @param costPerYear pounds sterling
 */
public record Resource(
        String provision,
        BigDecimal hoursPerWeek,
        String staff,
        BigDecimal costPerYear,
        String funder,
        LocalDate from,
        LocalDate to) {}
