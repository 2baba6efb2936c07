package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody in a made-up agency who looks into the in-folder, takes up what is new and answers by an acknowledgement file.
 * Most referrals are accepted, some declined for want of capacity, some only acknowledged, and some never answered; which
 * one follows from the file's name, so that it is the same every time.
 */
final class Clerk {
    private static final Pattern REFERRAL =
            Pattern.compile("rc-[0-9a-f-]{36}(-s[0-9]+)?[.][a-z]+|ba-[0-9a-f-]{36}-manifest[.]csv");
    private static final String MANIFEST = "-manifest.csv";
    private static final Pattern ROW = Pattern.compile("(?m)^rc-[0-9a-f-]{36}(?=,)");

    private final Path in;
    private final Path out;
    private final Path answered;
    private final long answerAfterMillis;
    private final Diary diary;

    Clerk(Path root, long answerAfterMillis) throws IOException {
        this(root, answerAfterMillis, null);
    }

    /** @param diary says when what is answered; null for one who answers once, after so many milliseconds */
    Clerk(Path root, long answerAfterMillis, Diary diary) throws IOException {
        this.diary = diary;
        this.in = Files.createDirectories(root.resolve("in"));
        this.out = Files.createDirectories(root.resolve("out"));
        this.answered = root.resolve("answered");
        this.answerAfterMillis = answerAfterMillis;
    }

    void work() {
        try {
            Set<String> known = Files.exists(answered) ? new HashSet<>(Files.readAllLines(answered)) : new HashSet<>();
            for (Path file : waiting()) {
                if (!known.contains(file.getFileName().toString())) {
                    answer(file.getFileName().toString());
                }
            }
            if (diary != null) {
                for (Diary.Word word : diary.due()) {
                    write(word, "-" + word.status());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its final name: an upload in progress has a name that begins with a dot, and papers lie beside their referral. */
    private List<Path> waiting() throws IOException {
        long latest = System.currentTimeMillis() - answerAfterMillis;
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file ->
                            REFERRAL.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.toFile().lastModified() <= latest)
                    .sorted()
                    .toList();
        }
    }

    private void answer(String name) throws IOException {
        if (name.endsWith(MANIFEST)) {
            answerBatch(name);
        } else {
            answerOne(name.substring(0, "rc-".length() + 36));
        }
        Files.writeString(answered, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A batch whose file is not what its manifest says is left lying, to be looked at again. */
    private void answerBatch(String manifest) throws IOException {
        String file = manifest.replace(MANIFEST, ".csv");
        byte[] table = Files.readAllBytes(in.resolve(file));
        List<String> recipients = ROW.matcher(new String(table, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
        String said = Files.readAllLines(in.resolve(manifest)).get(1);
        String found = "%s,%s,%d,%d,".formatted(file, sha256(table), table.length, recipients.size());
        if (!said.startsWith(found)) {
            throw new IOException("expected in the manifest " + found + ", found " + said);
        }
        for (String recipient : recipients) {
            answerOne(recipient);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answerOne(String recipient) throws IOException {
        String status = status(recipient);
        if (diary != null) {
            diary.open(recipient);
        } else if (status != null) {
            write(new Diary.Word(recipient, status, status.equals("declined") ? "capacity" : "", LocalDate.now()), "");
        }
    }

    private void write(Diary.Word word, String suffix) throws IOException {
        Path making = out.resolve("." + word.recipient() + ".making");
        Files.writeString(
                making,
                "recipient_id,status,reason,date\n%s,%s,%s,%s\n"
                        .formatted(word.recipient(), word.status(), word.reason(), word.day()));
        Files.move(making, out.resolve("ack-" + word.recipient() + suffix + ".csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String status(String recipient) {
        return switch (Math.floorMod(recipient.hashCode(), 10)) {
            case 0 -> null;
            case 1 -> "declined";
            case 2, 3 -> "received";
            default -> "accepted";
        };
    }
}
