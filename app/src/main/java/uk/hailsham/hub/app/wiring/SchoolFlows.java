package uk.hailsham.hub.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.school.FetchBounds;
import uk.hailsham.hub.connectors.school.PulledInbox;
import uk.hailsham.hub.connectors.school.SftpInbox;
import uk.hailsham.hub.connectors.school.WondeInbox;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.store.Concerns;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.agreement.Group;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.mappings.indexfeed.IndexFeedForms;
import uk.hailsham.hub.mappings.provisionmap.ProvisionMapFile;
import uk.hailsham.hub.mappings.receiptfile.ReceiptFile;
import uk.hailsham.hub.mappings.referralfile.ReferralFile;
import uk.hailsham.hub.routes.FileIntake;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.IndexIntake;
import uk.hailsham.hub.routes.Reconciliation;
import uk.hailsham.hub.routes.SchoolFetch;
import uk.hailsham.hub.routes.SchoolIntake;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.FeedStaging;
import uk.hailsham.hub.routes.intake.Fetching;
import uk.hailsham.hub.routes.intake.Opening;
import uk.hailsham.hub.routes.intake.PupilEvents;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Seals;
import uk.hailsham.hub.routes.need.ProvisionMaps;
import uk.hailsham.hub.routes.recognise.Recognising;
import uk.hailsham.hub.routes.referral.ReferralFiles;
import uk.hailsham.hub.routes.telling.TakingReceipts;

/** The flows that come in: pupils and referrals of every school, and the Index's feed. */
record SchoolFlows(
        Ground ground,
        Drops drops,
        Staging staging,
        Concerns concerns,
        Seals seals,
        IndexFeeds feeds,
        ReferralFiles referrals,
        ProvisionMaps provisionMaps,
        TakingReceipts receipts,
        Recognising recognising,
        SftpSessions sessions,
        Heartbeats heartbeats,
        IdSource ids,
        Clock clock) {
    private static final School.Inbox INDEX = new School.Inbox("inbox/index", null, 5);

    List<RouteBuilder> all() {
        List<RouteBuilder> flows = new ArrayList<>();
        ground.configuration().schools().forEach(school -> {
            if (school.inbox().server() != null) {
                flows.add(fetch(school));
            }
            flows.add(pupils(school));
            flows.add(referrals(school));
            flows.add(provisionMap(school));
            flows.add(receipts(school.id(), school.inbox()));
            if (school.events() != null) {
                flows.add(events(school.ofEvents()));
            }
        });
        flows.add(index());
        flows.add(receipts(IndexFeeds.PARTNER, INDEX));
        flows.add(new Reconciliation(recognising, heartbeats));
        return flows;
    }

    private RouteBuilder fetch(School school) {
        Duration poll = ground.settings().poll();
        return new SchoolFetch(school.id(), poll, new Fetching(school.id(), pulled(school), poll, clock), heartbeats);
    }

    private PulledInbox pulled(School school) {
        Path folder = ground.shared().resolve(school.inbox().folder());
        if (school.inbox().server() instanceof School.Sftp sftp) {
            Duration settle = settle(sftp.settleSeconds());
            return new SftpInbox(school, folder, settle, sessions, FetchBounds.USUAL, ids, clock);
        }
        return new WondeInbox(
                school,
                folder,
                ground.secrets(),
                ground.settings().patience(),
                FetchBounds.USUAL,
                ground.configuration().hub().zone(),
                ids,
                clock);
    }

    private Duration settle(int seconds) {
        return ground.settings().settle().orElse(Duration.ofSeconds(seconds));
    }

    private RouteBuilder pupils(School school) {
        return new SchoolIntake(
                school.id(),
                ground.settings().poll(),
                collecting(school.id(), DropKind.PUPILS, school.inbox().folder(), school.inbox()),
                opening(school, DropKind.PUPILS),
                reading(school),
                staging(school),
                new Applying(staging),
                heartbeats);
    }

    /** What a school has not agreed on, or no longer, is not read; referral files are, for the child in danger among them. */
    private Opening opening(School school, DropKind kind) {
        return new Opening(school.id(), kind, drops, ground.vault(), () -> stopped(school, kind));
    }

    private Optional<String> stopped(School school, DropKind kind) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), ground.configuration().hub().zone());
        Optional<String> lapsed = Agreement.stopped(school.agreement(), today);
        return kind == DropKind.PROVISION_MAP && !school.agreement().allows(Group.SEN)
                ? Optional.of("the sharing agreement " + school.agreement().reference() + " does not let sen through")
                : lapsed;
    }

    private Unmarshal reading(School school) {
        PupilFormat format = PupilFormats.all(clock).stream()
                .filter(one -> one.name().equals(school.format()))
                .findFirst()
                .orElseThrow();
        CodeLists codes = ground.configuration().codes();
        return new Unmarshal(content -> format.read(content, school, codes));
    }

    private PupilStaging staging(School school) {
        return new PupilStaging(
                staging,
                school,
                ground.fingerprints()::fingerprint,
                ground.configuration().hub().zone(),
                concerns::of,
                seals);
    }

    private RouteBuilder events(School school) {
        return new FileIntake(
                "events." + school.id(),
                ground.settings().poll(),
                collecting(school.id(), DropKind.PUPIL_EVENTS, school.inbox().folder() + "/events", school.inbox()),
                opening(school, DropKind.PUPIL_EVENTS),
                reading(school),
                new PupilEvents(staging(school), new Applying(staging)),
                heartbeats);
    }

    private RouteBuilder referrals(School school) {
        ReferralFile format = new ReferralFile();
        CodeLists codes = ground.configuration().codes();
        return new FileIntake(
                "referrals." + school.id(),
                ground.settings().poll(),
                collecting(school.id(), DropKind.REFERRALS, school.inbox().folder() + "/referrals", school.inbox()),
                new Opening(school.id(), DropKind.REFERRALS, drops, ground.vault()),
                new Unmarshal(content -> format.read(content, school, codes)),
                referrals,
                heartbeats);
    }

    private RouteBuilder provisionMap(School school) {
        CodeLists codes = ground.configuration().codes();
        ProvisionMapFile format = new ProvisionMapFile(ground.configuration().framework());
        return new FileIntake(
                "provision." + school.id(),
                ground.settings().poll(),
                collecting(school.id(), DropKind.PROVISION_MAP, school.inbox().folder() + "/provision", school.inbox()),
                opening(school, DropKind.PROVISION_MAP),
                new Unmarshal(content -> content.parts().stream()
                        .flatMap(part -> format.read(part, school, codes).stream())
                        .toList()),
                provisionMaps,
                heartbeats);
    }

    private RouteBuilder index() {
        IndexFeedForms format = new IndexFeedForms();
        CodeLists codes = ground.configuration().codes();
        return new IndexIntake(
                ground.settings().poll(),
                collecting(IndexFeeds.PARTNER, DropKind.INDEX_FEED, INDEX.folder(), INDEX),
                new Opening(IndexFeeds.PARTNER, DropKind.INDEX_FEED, drops, ground.vault()),
                new Unmarshal(content -> format.open(content.parts().get(0), codes)),
                new FeedStaging(staging, feeds, seals),
                new Applying(staging),
                heartbeats);
    }

    private RouteBuilder receipts(String partner, School.Inbox inbox) {
        ReceiptFile format = new ReceiptFile();
        return new FileIntake(
                "acknowledgements." + partner,
                ground.settings().poll(),
                collecting(partner, DropKind.REPLIES, inbox.folder() + "/acknowledgements", inbox),
                new Opening(partner, DropKind.REPLIES, drops, ground.vault()),
                new Unmarshal(content -> content.parts().stream()
                        .flatMap(part -> format.read(part).stream())
                        .toList()),
                receipts,
                heartbeats);
    }

    private Collecting collecting(String partner, DropKind kind, String folder, School.Inbox inbox) {
        Path path = ground.shared().resolve(folder);
        Duration settle = settle(inbox.settleSeconds());
        return new Collecting(
                partner, kind, new DropFolder(path, inbox.doneFile(), settle, ids, clock), ground.vault(), drops);
    }
}
