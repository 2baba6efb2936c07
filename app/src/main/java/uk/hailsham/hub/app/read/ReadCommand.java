package uk.hailsham.hub.app.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.mappings.child.ChildJson;

/** Reads a drop as the hub would, without a database: for a school that wants to see before it sends. */
@Command(
        name = "read",
        description = "Shows how the hub would read a drop: one child a line, and what it would reject.")
public final class ReadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE_OR_FOLDER", description = "A drop; a folder is one drop of several files.")
    private Path path;

    @Option(names = "--school", paramLabel = "ID", required = true, description = "Whose drop it is.")
    private String schoolName;

    @Option(names = "--format", paramLabel = "NAME", description = "Another format than the school's own.")
    private String formatName;

    @Option(names = "--events", description = "Reads what the school would put into events/ of its inbox.")
    private boolean events;

    @Option(names = "--out", paramLabel = "FILE", description = "Children as JSON, one a line (default: stdout).")
    private Path out;

    @Option(names = "--rejections", paramLabel = "FILE", description = "What was not taken, as CSV.")
    private Path rejections;

    @Mixin
    private ConfigOption config;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.read();
        School whole = configuration
                .school(schoolName)
                .orElseThrow(() -> new Refusal(
                        Exit.USAGE,
                        "no school '" + schoolName + "'; there are "
                                + configuration.schools().stream()
                                        .map(School::id)
                                        .collect(Collectors.joining(", "))));
        School school = events ? ofEvents(whole) : whole;
        PupilFormat format = format(formatName == null ? school.format() : formatName);
        place("--out", out);
        place("--rejections", rejections);
        DropContent drop = DropOnDisk.of(path);
        try {
            DryRun.Totals totals = run(new DryRun(format, school, configuration.codes(), drop));
            System.err.println(totals);
            return Exit.DONE.code();
        } catch (DropRefused e) {
            refused(e.rejection());
            throw new Refusal(Exit.REFUSED, "refused: " + e.rejection().file() + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new Refusal(
                    Exit.REFUSED,
                    "refused: the drop cannot be read: "
                            + e.getCause().getClass().getSimpleName());
        }
    }

    private static School ofEvents(School school) {
        if (school.events() == null) {
            throw new Refusal(
                    Exit.USAGE, "expected events: in schools/" + school.id() + ".yml, found none: add the block");
        }
        return school.ofEvents();
    }

    private static void place(String option, Path file) {
        if (file != null
                && (Files.isDirectory(file)
                        || !Files.isDirectory(file.toAbsolutePath().getParent()))) {
            throw new Refusal(
                    Exit.USAGE,
                    option + ": expected a file in a folder that is there, found a folder or no such place");
        }
    }

    private static PupilFormat format(String name) {
        List<PupilFormat> formats = PupilFormats.all(Clock.systemUTC());
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Exit.USAGE,
                        "no format '" + name + "' yet; there are "
                                + formats.stream().map(PupilFormat::name).collect(Collectors.joining(", "))));
    }

    private DryRun.Totals run(DryRun dryRun) throws IOException {
        Path making = out == null ? null : sibling(out);
        try (Writer children = making == null ? stdout() : Files.newBufferedWriter(making);
                RejectionFile report = new RejectionFile(
                        rejections == null ? Writer.nullWriter() : Files.newBufferedWriter(rejections))) {
            DryRun.Totals totals = dryRun.run(child -> write(children, child), report::add);
            children.flush();
            if (making != null) {
                Files.move(making, out, StandardCopyOption.REPLACE_EXISTING);
            }
            return totals;
        } finally {
            if (making != null) {
                Files.deleteIfExists(making);
            }
        }
    }

    private static Path sibling(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".making");
    }

    /** Left open: the process's own. */
    private static Writer stdout() {
        return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static void write(Writer children, Child child) {
        try {
            children.write(ChildJson.write(child));
            children.write('\n');
        } catch (IOException e) {
            throw new Refusal(
                    Exit.FAILED,
                    "the children cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** A refused drop has one rejection and no child. */
    private void refused(Rejection why) throws IOException {
        if (rejections != null) {
            try (RejectionFile report = new RejectionFile(Files.newBufferedWriter(rejections))) {
                report.add(why);
            }
        }
    }
}
