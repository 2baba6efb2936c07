package uk.hailsham.hub.routes.keep;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import uk.hailsham.hub.config.Kept;
import uk.hailsham.hub.config.Retention;
import uk.hailsham.hub.connectors.store.Certificate;
import uk.hailsham.hub.connectors.store.Disposable;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.connectors.store.Sweep;

/** Carries out the retention rules, and hands the certificates on. What no rule speaks of stays. */
public final class Disposing {
    private static final Disposals.Rule SEALED = new Disposals.Rule("sealed-content", Period.ZERO);

    private final Disposals disposals;
    private final Retention retention;
    private final Remains remains;
    private final CertificateFiles certificates;
    private final ZoneId zone;
    private final Clock clock;

    public Disposing(
            Disposals disposals,
            Retention retention,
            Remains remains,
            CertificateFiles certificates,
            ZoneId zone,
            Clock clock) {
        this.disposals = disposals;
        this.retention = retention;
        this.remains = remains;
        this.certificates = certificates;
        this.zone = zone;
        this.clock = clock;
    }

    /** Referrals first: a record is not disposed of while one is open. @return the number of certificates */
    public int dispose() {
        ZonedDateTime now = clock.instant().atZone(zone);
        List<Certificate> done = new ArrayList<>();
        done.addAll(sealed(now, Disposable.SEALED_REFERRAL));
        done.addAll(sealed(now, Disposable.SEALED_RECORD));
        done.addAll(each(now, Kept.REFERRAL, Disposable.REFERRAL));
        done.addAll(each(now, Kept.PROTECTED_FACTS, Disposable.PROTECTED_FACTS));
        done.addAll(each(now, Kept.PUPIL_RECORD, Disposable.PUPIL));
        done.addAll(each(now, Kept.INDEX_ENTRY, Disposable.INDEX_ENTRY));
        done.addAll(each(now, Kept.SEALED_IDENTITY, Disposable.SEALED_IDENTITY));
        done.addAll(sweep(now, Kept.FINDING, Sweep.FINDINGS));
        done.addAll(sweep(now, Kept.TOLD_FILE, Sweep.TOLD));
        done.addAll(under(
                now,
                Kept.AUDIT_EVENT,
                (rule, before) ->
                        disposals.cutAudit(rule, before, remains).stream().toList()));
        until(now, Kept.FINDING).ifPresent(remains::receipts);
        until(now, Kept.OUTBOX).ifPresent(disposals::clearOutbox);
        certificates.add(now.toLocalDate(), done);
        return done.size();
    }

    /** What is left of a sealed identity is of no use from the seal on, that moment included; no rule needs to say so. */
    private List<Certificate> sealed(ZonedDateTime now, Disposable kind) {
        return disposals.dispose(kind, SEALED, now.toInstant().plusMillis(1), remains);
    }

    private List<Certificate> each(ZonedDateTime now, Kept what, Disposable kind) {
        return under(now, what, (rule, before) -> disposals.dispose(kind, rule, before, remains));
    }

    private List<Certificate> sweep(ZonedDateTime now, Kept what, Sweep kind) {
        return under(
                now,
                what,
                (rule, before) ->
                        disposals.sweep(kind, rule, before, remains).stream().toList());
    }

    private Optional<Instant> until(ZonedDateTime now, Kept what) {
        return retention
                .rule(what, now.toLocalDate())
                .map(rule -> now.minus(rule.keep()).toInstant());
    }

    private List<Certificate> under(
            ZonedDateTime now, Kept what, BiFunction<Disposals.Rule, Instant, List<Certificate>> carriedOut) {
        return retention
                .rule(what, now.toLocalDate())
                .map(rule -> carriedOut.apply(
                        new Disposals.Rule(what.word(), rule.keep()),
                        now.minus(rule.keep()).toInstant()))
                .orElse(List.of());
    }
}
