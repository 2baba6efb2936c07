package uk.hailsham.hub.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.ackfile.AckFile;
import uk.hailsham.hub.mappings.agencyfile.AgencyFile;
import uk.hailsham.hub.mappings.indexfeed.IndexFeedForms;
import uk.hailsham.hub.mappings.provisionmap.ProvisionMapFile;
import uk.hailsham.hub.mappings.receiptfile.ReceiptFile;
import uk.hailsham.hub.mappings.referralfile.ReferralFile;

/** Every way in which the hub reads a file of others, asked alike; named as its sample in {@code docs/samples}. */
public enum Reader {
    CTF("ctf", "hailsham-community-college"),
    SIMS_CSV("sims-csv", "white-house"),
    CENSUS("census", "marshlands"),
    WONDE("wonde", "hawkes-farm"),
    BROMCOM("bromcom", "grovelands"),
    CSV("csv", "downland"),
    INDEX_CSV("index-csv", null) {
        @Override
        void read(DropContent drop, Outcome outcome) {
            index(drop, outcome);
        }
    },
    INDEX_XML("index-xml", null) {
        @Override
        void read(DropContent drop, Outcome outcome) {
            index(drop, outcome);
        }
    },
    REFERRAL_FILE("referral-file", "white-house") {
        @Override
        void read(DropContent drop, Outcome outcome) {
            eachPart(
                    drop,
                    part -> new ReferralFile()
                            .read(part, school(), CONFIGURATION.codes())
                            .forEach(outcome::referral));
        }
    },
    PROVISION_MAP("provision-map", "white-house") {
        @Override
        void read(DropContent drop, Outcome outcome) {
            eachPart(
                    drop,
                    part -> new ProvisionMapFile(CONFIGURATION.framework())
                            .read(part, school(), CONFIGURATION.codes())
                            .forEach(outcome::provision));
        }
    },
    ACKNOWLEDGEMENT_FILE("acknowledgement-file", null) {
        @Override
        void read(DropContent drop, Outcome outcome) {
            eachPart(drop, part -> new AckFile().read(part).forEach(outcome::reply));
        }
    },
    AGENCY_FILE("agency-file", null) {
        @Override
        void read(DropContent drop, Outcome outcome) {
            eachPart(drop, part -> {
                AgencyFile.Content content = new AgencyFile().read(part);
                content.replies().forEach(outcome::reply);
                content.capacities().forEach(outcome::capacity);
            });
        }
    },
    RECEIPT("receipt", null) {
        @Override
        void read(DropContent drop, Outcome outcome) {
            eachPart(drop, part -> new ReceiptFile().read(part).forEach(outcome::receipt));
        }
    };

    private static final Configuration CONFIGURATION = withDownland();

    private final String word;
    private final String school;

    Reader(String word, String school) {
        this.word = word;
        this.school = school;
    }

    /** As its folder of samples is named. */
    public String word() {
        return word;
    }

    School school() {
        return CONFIGURATION.school(school).orElseThrow();
    }

    /**
     * What it makes of a drop.
     *
     * @throws RuntimeException any but a refusal is a fault of the reader
     */
    public Outcome read(List<DropContent.Part> parts) {
        Outcome outcome = new Outcome();
        try {
            read(new DropContent(parts), outcome);
        } catch (DropRefused e) {
            outcome.refused(e.rejection());
        }
        return outcome;
    }

    void read(DropContent drop, Outcome outcome) {
        PupilFormat format = PupilFormats.all(Shipped.CLOCK).stream()
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow();
        try (Rows rows = format.read(drop, school(), CONFIGURATION.codes())) {
            while (rows.hasNext()) {
                Row row = rows.next();
                outcome.pupil(row);
            }
            rows.writtenAt();
            outcome.notes(rows.notes());
        }
    }

    private static void index(DropContent drop, Outcome outcome) {
        try (var feed = new IndexFeedForms().open(drop.parts().get(0), CONFIGURATION.codes())) {
            outcome.feed(feed.header());
            feed.forEachRemaining(outcome::entry);
            feed.trailer();
        }
    }

    private static void eachPart(DropContent drop, Consumer<DropContent.Part> reading) {
        drop.parts().forEach(reading);
    }

    /** The files of its sample, by name. */
    public List<Path> samples() {
        try (Stream<Path> files = Files.list(Path.of("..", "docs", "samples", word))) {
            return new ArrayList<>(files.filter(file -> !file.toString().endsWith(".yml"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Configuration withDownland() {
        try {
            Path folder = Files.createTempDirectory("downland");
            try {
                return Shipped.sound(
                        Shipped.withSchool(folder, "downland", Path.of("..", "docs", "samples", "csv", "school.yml")));
            } finally {
                org.assertj.core.util.Files.delete(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
