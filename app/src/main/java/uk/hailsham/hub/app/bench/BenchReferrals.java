package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.OpenWork;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.town.OneSchool;

/** Referrals of real pupils of a school, many at a time, all due at one moment. */
final class BenchReferrals {
    private static final int PUPILS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What is asked meanwhile looks at every delivery that is due: at each 10 ms it took a tenth of what is measured. */
    private static final Duration SELDOM = Duration.ofMillis(300);

    private static final Access BENCH = Access.hub("bench");

    private final BenchHub hub;
    private final List<RecordView> pupils;
    private int made;

    private BenchReferrals(BenchHub hub, List<RecordView> pupils) {
        this.hub = hub;
        this.pupils = pupils;
    }

    /** Lets the school drop some pupils first. */
    static BenchReferrals of(BenchHub hub, Path folder, long seed) throws IOException, InterruptedException {
        Path drop = folder.resolve("pupils");
        new OneSchool(seed, LocalDate.of(2026, 11, 23)).first(PUPILS, drop);
        try (Stream<Path> files = Files.list(drop)) {
            hub.give(files.findFirst().orElseThrow(), "inbox/" + BenchAgencies.SCHOOL);
        }
        Drops drops = hub.part(Drops.class);
        BenchHub.await(
                "the pupils to be taken",
                PATIENCE,
                () -> drops.list(null, 1).size() == 1
                        && drops.unfinished() == 0
                        && hub.part(Outbox.class).open() == 0);
        UUID id = drops.list(null, 1).get(0).id();
        Records records = hub.part(Records.class);
        List<UUID> pupils = new ArrayList<>();
        records.changedBy(id, pupils::add);
        return new BenchReferrals(
                hub,
                pupils.stream()
                        .map(record -> records.current(BENCH, record).orElseThrow())
                        .toList());
    }

    /**
     * Delivers so many, to the agencies in turn.
     *
     * @return seconds from the moment at which they all fell due until the last of them was proved
     */
    double deliver(List<String> agencies, int count) throws InterruptedException {
        Instant due = commit(agencies, count);
        Attempts attempts = hub.part(Attempts.class);
        BenchHub.await(
                "the hour of the referrals", PATIENCE, () -> !Instant.now().isBefore(due));
        BenchHub.await("every referral to be delivered", PATIENCE, SELDOM, () -> attempts.due() == 0);
        Instant last = new OpenWork(hub.part(DataSource.class)).lastEnd();
        return Duration.between(due, last).toNanos() / 1e9;
    }

    /** @return when they fall due, which is after all of them are committed */
    Instant commit(List<String> agencies, int count) {
        Instant due = Instant.now().plusSeconds(5).plusMillis(20L * count);
        for (int i = 0; i < count; i++) {
            commit(agencies.get(i % agencies.size()), due);
        }
        return due;
    }

    private void commit(String agency, Instant due) {
        IdSource ids = hub.part(IdSource.class);
        RecordView pupil = pupils.get(made % pupils.size());
        hub.part(Referrals.class)
                .commit(new NewReferral(
                        ids.next(),
                        request("B-" + ++made),
                        pupil.id(),
                        hub.part(Children.class).ofRecord(pupil.id()).orElseThrow(),
                        pupil.document(),
                        due,
                        null,
                        List.of(new NewReferral.NewRecipient(ids.next(), agency, "advice", null, null))));
    }

    private static ReferralRequest request(String reference) {
        return new ReferralRequest(
                reference,
                BenchAgencies.SCHOOL,
                new ReferralRequest.Pupil(null, null, "Pupil", "Kim", LocalDate.of(2016, 5, 5)),
                "SLCN",
                "Speaks little and is hard to understand; has had a term of small-group work.",
                Urgency.ROUTINE,
                new ReferralRequest.Referrer("A. Senco", "SENCO", "senco@white-house.example", "01632 960310"),
                "public-task",
                new ReferralRequest.Agreement(true, true, "mother", null),
                null,
                null,
                new ReferralRequest.IndexCheck(true, Instant.now()),
                "Small-group work",
                false);
    }
}
