package uk.hailsham.hub.routes.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.Sendings;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.Payload;

/** Puts the papers of a referral to what one agency gets of it, if it gets papers at all. */
public final class Enclosing {
    private final Attachments attachments;
    private final Sendings sendings;
    private final Vault vault;

    public Enclosing(Attachments attachments, Sendings sendings, Vault vault) {
        this.attachments = attachments;
        this.sendings = sendings;
        this.vault = vault;
    }

    /** @param leftOut how many papers the agency should have had and does not get */
    record Enclosed(Payload payload, int leftOut) {}

    /**
     * What was sent again goes as well. A recall takes back the papers too; those of a referral that is corrected stay.
     */
    Payload takingBack(Agency agency, Delivery delivery, Payload payload) {
        Stream<String> papers = agency.attachments() && delivery.amendment().recalls()
                ? attachments.of(delivery.referral()).stream()
                        .map(attachment -> attachment.nameFor(delivery.recipient()))
                : Stream.empty();
        List<String> former = Stream.of(payload.amends().former().stream(), sentAgain(delivery, payload), papers)
                .flatMap(names -> names)
                .toList();
        return payload.amending(payload.fileName(), new Payload.Amends(delivery.amendment(), former));
    }

    /** A channel without files has no names of any. */
    private Stream<String> sentAgain(Delivery delivery, Payload payload) {
        return payload.amends().former().stream()
                .limit(1)
                .flatMap(first -> sendings.before(delivery.recipient(), delivery.amendment()).stream()
                        .map(version -> Payload.sent(first, version)));
    }

    /** A correction takes the place of a referral that may never have arrived, and then its papers go with it. */
    boolean bringsPapers(Delivery delivery) {
        return !delivery.amendment().recalls() && !sendings.arrived(delivery.recipient());
    }

    /**
     * @param notice nothing of the child may go, to whomever
     * @param withheld the child's whereabouts must not be told, and nobody knows what stands in a paper
     * @throws UncheckedIOException when a paper cannot be read; a safeguarding referral goes without it
     */
    Enclosed enclose(Agency agency, Delivery delivery, boolean notice, boolean withheld, Payload payload) {
        if (!agency.attachments() || notice) {
            return new Enclosed(payload, 0);
        }
        List<Attachment> all = attachments.of(delivery.referral());
        if (withheld) {
            return new Enclosed(payload, all.size());
        }
        List<Payload.Attachment> papers = new ArrayList<>();
        for (Attachment attachment : all) {
            try (InputStream in = vault.open(attachment.id(), 0)) {
                papers.add(new Payload.Attachment(
                        attachment.nameFor(delivery.recipient()),
                        attachment.kind().contentType(),
                        in.readAllBytes()));
            } catch (IOException e) {
                if (!delivery.request().safeguarding()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return new Enclosed(payload.with(papers), all.size() - papers.size());
    }
}
