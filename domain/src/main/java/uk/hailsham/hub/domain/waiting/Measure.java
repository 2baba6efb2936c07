package uk.hailsham.hub.domain.waiting;

import java.util.function.Predicate;

/** What is counted in each row. */
enum Measure {
    REFERRALS(wait -> true),
    WAITING(wait -> wait.end() == Wait.End.WAITING),
    OVER_TARGET(Wait::overTarget);

    private final Predicate<Wait> counted;

    Measure(Predicate<Wait> counted) {
        this.counted = counted;
    }

    boolean counts(Wait wait) {
        return counted.test(wait);
    }
}
