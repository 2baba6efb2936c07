package uk.hailsham.hub.tests.life;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** What schools and the Index drop in these tests, and the files in which they are told. */
final class LifeFiles {
    static final String REPORT = "UPN,Name,Gender,Date of birth,Postcode,SEN need(s),SEN need ranking,SEN status\r\n";

    private LifeFiles() {}

    /** One drop, and all that follows from it within the hub. */
    static void taken(Outside outside, String partner, String name, String text) throws IOException {
        long before = applied(outside);
        Charset charset = partner.equals("white-house") ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        outside.drop(partner, name, text.getBytes(charset));
        Sent.soon()
                .until(() -> applied(outside) == before + 1
                        && outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL") == 0);
    }

    private static long applied(Outside outside) {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE state IN ('applied', 'repeated')");
    }

    static String row(int number, String name) {
        return "%s,\"%s\",F,%02d/01/2016,BN27 1AA,,,\r\n".formatted(upn(number), name, 1 + number % 28);
    }

    /** A full one. */
    static String feed(int sequence, String... entries) {
        return "H,019ac001-0000-7000-8000-0000000000f%1$d,%1$d,2026-11-23T02:00:00Z,full,1\n".formatted(sequence)
                + "C,indexNumber,family,given,dateOfBirth,sex,upn,shielded\n"
                + String.join("", entries)
                + "T," + entries.length + ",0\n";
    }

    /** With its right check letter. */
    static String upn(int number) {
        String digits = "8459992%05d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i + 2);
        }
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) + digits;
    }

    /** The hub's id of the child of whom a source says that UPN. */
    static String child(Outside outside, String source, String upn) throws Exception {
        return "ch-"
                + outside.tell("SELECT c.child_id FROM hub.record_keys k JOIN hub.child_records c USING (record_id)"
                        + " WHERE k.source = '%s' AND k.value = '%s'".formatted(source, upn));
    }

    /** All files that lie in partners' folders. */
    static Set<Path> told(Outside outside) throws IOException {
        try (Stream<Path> walk = Files.walk(outside.data().resolve("outbox"))) {
            return new TreeSet<>(walk.filter(Files::isRegularFile).toList());
        }
    }

    static String newest(Outside outside, String partner, String prefix) throws IOException {
        Path newest = told(outside).stream()
                .filter(file -> file.getParent().endsWith(partner))
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .reduce((one, next) -> next)
                .orElseThrow();
        return Files.readString(newest);
    }
}
