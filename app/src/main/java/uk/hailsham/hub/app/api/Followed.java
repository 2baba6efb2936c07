package uk.hailsham.hub.app.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.domain.clock.Due;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.telling.Progress;

/** What is shown of a recipient to whom an agency lets follow so far. */
record Followed(Progress progress) {
    private static final Set<String> AGENCYS_WORD =
            Set.of("answered", "contradicted", "collected", "clock-paused", "clock-resumed");

    /** Null where nothing may be told. */
    String state(RecipientState state) {
        return progress.shown(state.word()).orElse(null);
    }

    /** Nothing beyond that the agency has it. */
    String proof(Rung rung) {
        return switch (progress) {
            case STATE -> rung.word();
            case RECEIPT -> (rung.compareTo(Rung.ACKNOWLEDGED) > 0 ? Rung.ACKNOWLEDGED : rung).word();
            case NOTHING -> null;
        };
    }

    /** Whether it was answered or seen in time tells what became of it. */
    String due(Due due) {
        return told(due.word());
    }

    /** Null where not every state is told. */
    <T> T told(T told) {
        return progress == Progress.STATE ? told : null;
    }

    /** A day that pauses have moved, which tells of them; else the one agreed. */
    Instant moved(Instant to, Instant agreed) {
        return progress == Progress.STATE && to != null ? to : agreed;
    }

    /** What an agency's word has set, such as when it was heard; null where none of its words is told. */
    <T> T heard(T told) {
        return progress == Progress.NOTHING ? null : told;
    }

    /**
     * Whether a school's list of who waits has it. Of whom the school may not follow it has what it would have if nothing had
     * been said: until the day on which the child should have been seen.
     */
    boolean waits(Waiting.Silent silent, Instant now) {
        Instant agreed = silent.firstContactBy() == null ? silent.acknowledgeBy() : silent.firstContactBy();
        boolean ahead = agreed != null && now.isBefore(agreed);
        return switch (progress) {
            case STATE -> silent.unsettled();
            case RECEIPT -> ahead || !silent.answered();
            case NOTHING -> ahead;
        };
    }

    /** By which it has its place in that list. */
    Instant silentSince(Waiting.Silent silent) {
        return progress == Progress.NOTHING ? silent.startedAt() : silent.silentSince();
    }

    /** Whether it may be known that somebody declined, or was not reached by the hub, which is no agency's secret. */
    boolean unheld(RecipientState state) {
        return state == RecipientState.FAILED || state == RecipientState.REJECTED && progress == Progress.STATE;
    }

    /** Whether that something was said at all may not be told. */
    boolean silentOn(String kind) {
        return progress == Progress.NOTHING && AGENCYS_WORD.contains(kind);
    }

    /** A line of a timeline as far as it may be read; empty where it is the agency's word and none may be told. */
    Optional<TimelineView> line(TimelineView line) {
        boolean agencys = AGENCYS_WORD.contains(line.kind());
        if (progress == Progress.STATE) {
            return Optional.of(line);
        }
        return silentOn(line.kind())
                ? Optional.empty()
                : Optional.of(new TimelineView(
                        line.recipient(),
                        line.at(),
                        line.kind(),
                        progress.shown(line.state()).orElse(null),
                        line.proof() == null ? null : proof(rung(line.proof())),
                        line.source(),
                        agencys ? "{}" : line.detail()));
    }

    private static Rung rung(String word) {
        return Rung.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
