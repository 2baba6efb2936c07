package uk.hailsham.hub.routes.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.store.Batch;
import uk.hailsham.hub.connectors.store.Batches;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.mappings.agencycsv.CsvBatch;

/** Carries to one agency what has waited for its window: one table, its manifest, and a proof for each recipient in it. */
public final class Batching {
    private static final Logger LOG = LoggerFactory.getLogger(Batching.class);

    private static final String UNFIT = "what the hub knows of it cannot be read: look into the referral";

    private final Agency agency;
    private final Disclosing disclosing;
    private final Courier courier;
    private final Batches batches;
    private final ZoneId zone;
    private final Clock clock;

    public Batching(Agency agency, Disclosing disclosing, Courier courier, Batches batches, ZoneId zone, Clock clock) {
        this.agency = agency;
        this.disclosing = disclosing;
        this.courier = courier;
        this.batches = batches;
        this.zone = zone;
        this.clock = clock;
    }

    /** Until nothing is due, or the agency could not be reached. */
    public void send() {
        Optional<Batch> batch = due();
        while (batch.isPresent() && sent(batch.get())) {
            batch = due();
        }
    }

    private Optional<Batch> due() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Agreement.stopped(agency.agreement(), today).isPresent() ? Optional.empty() : batches.begin(agency.id());
    }

    private boolean sent(Batch begun) {
        Batch batch = begun;
        try {
            List<Disclosure> disclosures = new ArrayList<>();
            for (Delivery delivery : begun.deliveries()) {
                Optional<Disclosure> disclosure = disclosed(delivery);
                batch = disclosure.isPresent() ? batch : batches.left(batch, delivery, UNFIT);
                disclosure.ifPresent(disclosures::add);
            }
            return disclosures.isEmpty() || carried(batch, CsvBatch.of(disclosures));
        } catch (RuntimeException e) {
            batches.failed(batch, e);
            throw e;
        }
    }

    /** Empty for one that the hub cannot show: it must not hold up the others. */
    private Optional<Disclosure> disclosed(Delivery delivery) {
        try {
            return Optional.of(disclosing.disclose(agency, delivery).disclosure());
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{}: {} cannot be put into the batch: {}",
                    agency.id(),
                    Shown.RECIPIENT.of(delivery.recipient()),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean carried(Batch begun, CsvBatch content) {
        Batch batch = batches.sealed(begun, content.sha256());
        try {
            Proof proof = courier.carry(agency, content.payload(batch.id(), batch.window(), batch.carriedBefore()));
            batches.proved(batch, told(batch, content, proof));
            return true;
        } catch (NotCarried e) {
            LOG.warn("{}: {} not carried: {}", agency.id(), Shown.BATCH.of(batch.id()), e.kind());
            batches.notCarried(batch, e.kind(), e.getMessage(), e.pause());
            return false;
        }
    }

    /** The same for each of them: by it somebody finds the row at the agency. */
    private static Proof told(Batch batch, CsvBatch content, Proof proof) {
        Map<String, String> evidence = new TreeMap<>(proof.evidence());
        evidence.put("batch", Shown.BATCH.of(batch.id()));
        evidence.put("sha256", content.sha256());
        evidence.put("rows", String.valueOf(content.rows()));
        return new Proof(proof.rung(), proof.at(), evidence);
    }
}
