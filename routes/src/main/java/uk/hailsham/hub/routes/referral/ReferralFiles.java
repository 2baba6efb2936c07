package uk.hailsham.hub.routes.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.routes.intake.ReadDrop;

/** Takes a school's referral file row by row; each referral is committed by itself, and the file's books balance. */
public final class ReferralFiles {
    private final Referring referring;
    private final Drops drops;
    private final Referrals referrals;
    private final RingFirst ringFirst;

    public ReferralFiles(Referring referring, Drops drops, Referrals referrals, RingFirst ringFirst) {
        this.referring = referring;
        this.drops = drops;
        this.referrals = referrals;
        this.ringFirst = ringFirst;
    }

    /** May be repeated after a crash: what was committed then is known by the drop it came in. */
    public Drop take(ReadDrop<List<ReferralRow>> read) {
        Books books = new Books();
        for (ReferralRow row : read.rows()) {
            if (row instanceof ReferralRow.Unsound unsound) {
                books.rejected(unsound.rejections());
            } else if (row instanceof ReferralRow.Beside beside) {
                books.rejections.addAll(beside.rejections());
            } else {
                ReferralRow.Asked asked = (ReferralRow.Asked) row;
                books.rejections.addAll(asked.dropped());
                UUID drop = read.drop().id();
                String spare = "hub-" + Shown.DROP.of(drop) + "-" + row.at().row();
                Answer answer = referring.ask(asked.request(), asked.papers(), drop, spare);
                books.answered(row.at(), answer, read.drop());
                tellWhomToRing(row.at(), answer, books);
            }
        }
        return drops.taken(read.drop(), books.ledger(), books.rejections);
    }

    /** As the interface answers at once, so the receipt of a file does. */
    private void tellWhomToRing(Row.At at, Answer answer, Books books) {
        if (answer instanceof Answer.Made made) {
            referrals
                    .find(made.referral())
                    .filter(ReferralView::safeguarding)
                    .map(view -> new Refusal("ring-first", "safeguarding", ringFirst.sentence(view)))
                    .ifPresent(told -> books.rejections.add(Books.rejection(at, told, Effect.TOLD)));
        }
    }

    private static final class Books {
        private final List<Rejection> rejections = new ArrayList<>();
        private int accepted;
        private int unchanged;
        private int rejected;

        void rejected(List<Rejection> why) {
            rejected++;
            rejections.addAll(why);
        }

        void answered(Row.At at, Answer answer, Drop drop) {
            if (answer instanceof Answer.Refused refused) {
                rejected(refused.reasons().stream()
                        .map(why -> rejection(at, why, Effect.ROW_REJECTED))
                        .toList());
                return;
            }
            Answer.Made made = (Answer.Made) answer;
            made.notSent().forEach(why -> rejections.add(rejection(at, why, Effect.FIELD_DROPPED)));
            made.advice().forEach(why -> rejections.add(rejection(at, why, Effect.TOLD)));
            made.leftOut().forEach(why -> rejections.add(rejection(at, why, Effect.FIELD_DROPPED)));
            made.gaps().stream()
                    .filter(gaps -> !gaps.empty().isEmpty())
                    .forEach(gaps -> rejections.add(advice(at, gaps)));
            boolean before = made.repeated() && !drop.id().equals(made.drop());
            accepted += before ? 0 : 1;
            unchanged += before ? 1 : 0;
        }

        private static Rejection advice(Row.At at, Gaps gaps) {
            String text = gaps.name() + "'s form will show these as not given; record them in the pupil system, or tell"
                    + " the agency.";
            return rejection(at, new Refusal("form-gaps", String.join(", ", gaps.empty()), text), Effect.TOLD);
        }

        private static Rejection rejection(Row.At at, Refusal why, Effect effect) {
            return new Rejection(at.file(), at.row(), why.field(), why.code(), effect, why.text(), null);
        }

        Ledger ledger() {
            return new Ledger(accepted + unchanged + rejected, accepted, unchanged, 0, 0, rejected, 0, 0, 0);
        }
    }
}
