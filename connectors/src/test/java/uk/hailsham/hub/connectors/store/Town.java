package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.reconcile.Decision;

/** Two schools and the Index over a real database, with what each of them says in few words. */
final class Town {
    static final List<School> SCHOOLS = List.of(school("white-house", "8459992"), school("grovelands", "8459995"));
    static final Today TODAY = new Today(LocalDate.of(2026, 11, 24), ZoneId.of("Europe/London"), SCHOOLS);

    final Hub hub;
    private long sequence;

    Town(Hub hub) {
        this.hub = hub;
    }

    private static School school(String id, String laestab) {
        return new School(
                id,
                id,
                List.of(),
                List.of(new School.Laestab(laestab, null, null)),
                null,
                "csv",
                null,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null);
    }

    /** A pupil of a school; {@code enrolments} as JSON. */
    static Said pupil(String localId, String enrolments) {
        String document = """
                {"schema":"child-1","is":"%1$s","names":[{"kind":"legal","family":"Ashdown","given":"Rowan %1$s"}],
                "dateOfBirth":"2015-03-09","sex":"M","identifiers":{"upn":"U-%1$s"},
                "addresses":[{"kind":"home","lines":["12 Ersham Road"],"postcode":"BN27 1AA"}],
                "enrolments":%2$s}""".formatted(localId, enrolments);
        return taken(localId, document, false);
    }

    static Said pupil(String localId) {
        return pupil(localId, "[{\"laestab\":\"8459992\",\"entry\":\"2026-09-03\"}]");
    }

    /** An entry of the Index; {@code more} as the rest of its document. */
    static Said entry(String number, boolean shielded, String more) {
        String document = """
                {"schema":"index-entry-1","is":"%1$s","number":"%1$s",
                "names":[{"kind":"legal","family":"Ashdown","given":"Rowan"}],"dateOfBirth":"2015-03-09",
                "address":{"postcode":"BN27 2ZZ"}%2$s}""".formatted(number, more);
        return taken(number, document, shielded);
    }

    private static Said taken(String key, String document, boolean shielded) {
        return new Said.Taken(
                List.of(new Row.At("a.csv", 1)),
                List.of(Pupil.local(key)),
                Said.Person.UNGUARDED,
                document.getBytes(StandardCharsets.UTF_8),
                document,
                null,
                shielded,
                List.of());
    }

    void index(Said... entries) {
        Drop drop = hub.reading("index", "feed " + ++sequence);
        hub.feeds.announced(drop, new IndexFeed.Header("east-sussex", sequence, Hub.NOW, true));
        hub.compare(drop, Coverage.ROLL, Arrays.asList(entries).iterator());
        hub.staging.apply(drop);
    }

    /** The pupil and the entry are one child; the engine saw that they differ in these fields. */
    void same(UUID one, UUID other, String... differences) {
        hub.links.record(List.of(new LinkDecision(one, other, Decision.SAME, "{}", "rules-1", List.of(differences))));
    }

    UUID record(String source, String key) {
        return hub.record(source, new PupilKey(PupilKey.Kind.LOCAL_ID, key));
    }

    /** Commits a referral of white-house about its pupil to these agencies; their recipients. */
    List<UUID> refer(
            Referrals referrals, IdSource ids, UUID record, String reference, boolean safeguarding, String... to) {
        List<NewReferral.NewRecipient> recipients = new ArrayList<>();
        for (String agency : to) {
            recipients.add(new NewReferral.NewRecipient(ids.next(), agency, "advice", Hub.NOW.plusSeconds(3600), null));
        }
        ReferralRequest request = new ReferralRequest(
                reference,
                "white-house",
                new ReferralRequest.Pupil(null, null, "Ashdown", "Rowan", LocalDate.of(2015, 3, 9)),
                "SLCN",
                "needs advice",
                Urgency.ROUTINE,
                null,
                "public-task",
                new ReferralRequest.Agreement(true, reference.endsWith("agreed"), "mother", null),
                null,
                null,
                null,
                null,
                safeguarding);
        referrals.commit(new NewReferral(
                ids.next(),
                request,
                record,
                hub.children.ofRecord(record).orElseThrow(),
                "{}",
                Hub.NOW,
                null,
                recipients));
        return recipients.stream().map(NewReferral.NewRecipient::id).toList();
    }
}
