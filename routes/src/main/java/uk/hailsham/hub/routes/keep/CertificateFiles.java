package uk.hailsham.hub.routes.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.hailsham.hub.connectors.store.Certificate;
import uk.hailsham.hub.domain.identifier.Shown;

/** A folder with a file for each day on which something was disposed of, a line for each certificate. */
public final class CertificateFiles {
    private static final Map<String, Shown> SUBJECTS =
            Map.of("record", Shown.RECORD, "protected-facts", Shown.RECORD, "referral", Shown.REFERRAL);

    private final Path folder;

    public CertificateFiles(Path folder) {
        this.folder = folder;
    }

    void add(LocalDate day, List<Certificate> done) {
        if (done.isEmpty()) {
            return;
        }
        try {
            Files.write(
                    Files.createDirectories(folder).resolve("disposed-" + day + ".txt"),
                    done.stream().map(CertificateFiles::line).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates of a disposal cannot be written", e);
        }
    }

    private static String line(Certificate done) {
        return String.join(
                " ",
                done.at().toString(),
                done.id().toString(),
                done.rule(),
                done.kept(),
                done.source(),
                done.kind(),
                subject(done.kind(), done.subject()),
                done.child() == null ? "-" : Shown.CHILD.of(done.child()),
                done.counts(),
                "told: " + told(done.told()));
    }

    /** As the interface shows the id of what a certificate is about; a dash for what has none. */
    public static String subject(String kind, UUID subject) {
        if (subject == null) {
            return "-";
        }
        return SUBJECTS.containsKey(kind) ? SUBJECTS.get(kind).of(subject) : subject.toString();
    }

    private static String told(List<Certificate.Told> told) {
        return told.isEmpty()
                ? "nobody"
                : told.stream()
                        .map(one -> one.handle() == null
                                ? one.partner()
                                : one.partner() + "/" + Shown.RECIPIENT.of(one.handle()))
                        .collect(Collectors.joining(","));
    }
}
