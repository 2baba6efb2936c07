package uk.hailsham.hub.routes.telling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Outcomes;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Sha256;
import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.telling.Daily;
import uk.hailsham.hub.domain.telling.Outcome;
import uk.hailsham.hub.domain.telling.Progress;
import uk.hailsham.hub.mappings.outcomefile.OutcomeFile;
import uk.hailsham.hub.routes.referral.Owning;

/** One school's outcome file: whole, made once a day, and put there when it says something else than before. */
public final class TellingOutcomes {
    private final School school;
    private final Outcomes outcomes;
    private final Owning owning;
    private final Following following;
    private final Naming naming;
    private final Channel channel;
    private final Daily daily;
    private final IdSource ids;

    TellingOutcomes(
            School school,
            Outcomes outcomes,
            Owning owning,
            Following following,
            Naming naming,
            Channel channel,
            Daily daily,
            IdSource ids) {
        this.school = school;
        this.outcomes = outcomes;
        this.owning = owning;
        this.following = following;
        this.naming = naming;
        this.channel = channel;
        this.daily = daily;
        this.ids = ids;
    }

    void tell() {
        Instant now = channel.now();
        LocalDate today = LocalDate.ofInstant(now, daily.zone());
        Instant due = today.atTime(daily.at()).atZone(daily.zone()).toInstant();
        Optional<Outcomes.Told> last = outcomes.told(school.id());
        boolean toldToday = last.filter(told -> !told.day().isBefore(today)).isPresent();
        if (!toldToday && !now.isBefore(due)) {
            make(last, today);
        }
    }

    /** Makes it out of turn. */
    public synchronized void now() {
        make(outcomes.told(school.id()), LocalDate.ofInstant(channel.now(), daily.zone()));
    }

    private synchronized void make(Optional<Outcomes.Told> last, LocalDate today) {
        List<Outcomes.Row> rows = outcomes.of(school.id());
        List<Outcome> lines = lines(rows);
        byte[] hash = Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
        boolean changed = last.map(told -> !Arrays.equals(told.hash(), hash)).orElse(!lines.isEmpty());
        long sequence = last.map(Outcomes.Told::sequence).orElse(0L) + (changed ? 1 : 0);
        if (changed) {
            channel.put(OutcomeFile.NAME, OutcomeFile.write(ids.next(), sequence, channel.now(), lines));
        }
        outcomes.tell(school.id(), new Outcomes.Told(sequence, today, hash));
        channel.forget(rows.stream()
                .flatMap(row ->
                        Stream.of(row.recipient().referral(), row.recipient().id()))
                .collect(Collectors.toSet()));
    }

    private List<Outcome> lines(List<Outcomes.Row> rows) {
        Map<UUID, Owned> owned = owning.of(rows.stream()
                .filter(row -> !row.recipient().state().terminal())
                .map(row -> row.recipient().referral())
                .toList());
        return rows.stream()
                .map(row -> line(row, owned.get(row.recipient().referral())))
                .toList();
    }

    private Outcome line(Outcomes.Row row, Owned owned) {
        var recipient = row.recipient();
        Progress progress = following.progress(recipient.agency());
        boolean whole = progress == Progress.STATE;
        boolean ended = recipient.state().terminal() && whole;
        return new Outcome(
                recipient.referral(),
                row.reference(),
                day(row.madeAt()),
                recipient.id(),
                naming.id(recipient.agency()),
                naming.name(recipient.agency()),
                progress.shown(recipient.state().word()).orElse(null),
                whole && row.changedAt() != null ? day(row.changedAt()) : null,
                whole ? row.reason() : null,
                ReceiptingReferrals.lastDay(recipient.acknowledgeBy(), zone()),
                ReceiptingReferrals.lastDay(whole ? recipient.contactBy() : recipient.firstContactBy(), zone()),
                whole ? recipient.due(channel.now()).word() : null,
                ended || owned == null ? null : owned.owner().person().name());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    private ZoneId zone() {
        return daily.zone();
    }
}
