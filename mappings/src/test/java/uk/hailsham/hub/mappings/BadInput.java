package uk.hailsham.hub.mappings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import uk.hailsham.hub.domain.intake.DropContent;

/** What goes wrong with files, done to the sample of each reader. */
public enum BadInput {
    EMPTY(sample -> new byte[0]),
    BLANK(sample -> "\r\n \r\n\t\r\n".getBytes(UTF_8)),
    RANDOM(sample -> random(7, 20_000)),
    TRUNCATED(sample -> Arrays.copyOf(sample, sample.length * 7 / 10)),
    HEADER_ONLY(sample -> Arrays.copyOf(sample, end(sample, 0))),
    NUL(sample -> inserted(sample, 0)),
    WRONG_CHARSET(sample -> inserted(sample, 0x81, 0x28)),
    UTF_16_BYTES(sample -> text(sample).getBytes(UTF_16)),
    DOCTYPE(sample -> ("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\">" + withoutDeclaration(sample))
            .getBytes(UTF_8)),
    ENTITY_BOMB(sample -> bomb().getBytes(UTF_8)),
    ZIP_BOMB(sample -> zip("pupils.csv", new byte[64 << 20])),
    ZIP_SLIP(sample -> zip("../../../etc/cron.d/hub", sample)),
    JUNK_AT_THE_END(sample -> (text(sample) + "\r\n<<<\"unended").getBytes(UTF_8)),
    DEEPLY_NESTED(sample -> nested(sample).getBytes(UTF_8)),
    COLUMNS_500(sample -> wider(sample, 500)),
    COLUMNS_5000(sample -> wider(sample, 5_000)),
    YEAR_1(sample -> text(sample)
            .replaceAll("\\b\\d{4}-(\\d\\d|[A-Z][a-z]{2})-\\d\\d(?!T\\d\\d:\\d\\d:\\d\\dZ)", "0001-$1-01")
            .replaceAll("\\b\\d\\d/\\d\\d/\\d{4}\\b", "01/01/0001")
            .getBytes(UTF_8)),
    YEAR_99999(sample -> text(sample)
            .replaceAll("\\b\\d{4}-(\\d\\d|[A-Z][a-z]{2})-\\d\\d(?!T\\d\\d:\\d\\d:\\d\\dZ)", "+99999-$1-01")
            .replaceAll("\\b\\d\\d/\\d\\d/\\d{4}\\b", "01/01/99999")
            .getBytes(UTF_8)),
    SHIFTED_COLUMN(sample -> shifted(text(sample)).getBytes(UTF_8)),
    TWICE_THE_SAME(sample -> again(text(sample), UnaryOperator.identity()).getBytes(UTF_8)),
    TWICE_WITH_OTHER_FACTS(sample -> again(text(sample), BadInput::otherFacts).getBytes(UTF_8)),
    LINE_OF_200_MB(null) {
        @Override
        public List<DropContent.Part> of(Reader reader) {
            return List.of(endless("line.txt", opening(reader)));
        }
    },
    FIELD_OF_10_MB(null) {
        @Override
        public List<DropContent.Part> of(Reader reader) {
            String sample = text(bytes(reader, 0));
            Matcher value = Pattern.compile(
                            "(?<=[\",>])(Amelia|Ward, Amelia|Rowan|declined|accepted|helped|Small group with a trained adult)(?=[\",<])")
                    .matcher(sample);
            String huge = value.replaceFirst("x".repeat(10 << 20));
            return List.of(Parts.of("huge.txt", huge.getBytes(UTF_8)));
        }
    };

    /** Values of the samples, which nobody but the sender may be told. */
    public static final List<String> CHILDREN =
            List.of("Amelia", "Ashdown", "Weald", "Novak", "Piotr", "BN27", "A950000178301");

    private static final long LINE = 200L << 20;

    private final UnaryOperator<byte[]> spoil;

    BadInput(UnaryOperator<byte[]> spoil) {
        this.spoil = spoil;
    }

    /** In lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A drop of one file, or of as many as the sample has, of which the first is spoilt. */
    public List<DropContent.Part> of(Reader reader) {
        List<DropContent.Part> parts = sample(reader);
        parts.set(0, Parts.of(parts.get(0).name(), spoil.apply(bytes(reader, 0))));
        return parts;
    }

    public static List<DropContent.Part> sample(Reader reader) {
        return IntStream.range(0, reader.samples().size())
                .mapToObj(i -> Parts.of(reader.samples().get(i).getFileName().toString(), bytes(reader, i)))
                .collect(Collectors.toList());
    }

    private static byte[] bytes(Reader reader, int file) {
        try {
            return Files.readAllBytes(reader.samples().get(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] sample) {
        return new String(sample, UTF_8);
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** In the second line, behind what a reader needs to begin. */
    private static byte[] inserted(byte[] sample, int... bytes) {
        int at = Math.min(sample.length, end(sample, end(sample, 0)) - 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sample, 0, at);
        IntStream.of(bytes).forEach(out::write);
        out.write(sample, at, sample.length - at);
        return out.toByteArray();
    }

    /** After the line that begins there. */
    private static int end(byte[] sample, int from) {
        int at = from;
        while (at < sample.length && sample[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, sample.length);
    }

    private static String withoutDeclaration(byte[] sample) {
        return text(sample).replaceFirst("^<\\?xml[^>]*>", "");
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE CTfile [<!ENTITY e0 \"ha\">\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">%n".formatted(i, i - 1, i - 1));
        }
        return bomb + "]>\n<CTfile>&e29;</CTfile>";
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String nested(byte[] sample) {
        int depth = 100_000;
        return switch (kind(text(sample))) {
            case '<' -> "<a>".repeat(depth) + "</a>".repeat(depth);
            case '{', '[' -> "[".repeat(depth) + "]".repeat(depth);
            default -> "\"".repeat(depth);
        };
    }

    private static char kind(String sample) {
        return sample.strip().charAt(0);
    }

    /** Further columns in each line, or further members and elements in each record. */
    private static byte[] wider(byte[] sample, int columns) {
        String text = text(sample);
        String more =
                switch (kind(text)) {
                    case '<' ->
                        text.replace("</Surname>", "</Surname>" + each(columns, "<x%d>1</x%d>"))
                                .replace("</family>", "</family>" + each(columns, "<x%d>1</x%d>"));
                    case '{', '[' -> text.replaceAll("(\"(?i:surname)\":)", each(columns, "\"x%d\":1,") + "$1");
                    default -> {
                        String[] lines = text.split("\r?\n", -1);
                        yield IntStream.range(0, lines.length)
                                .mapToObj(
                                        i -> lines[i].isEmpty() ? "" : lines[i] + each(columns, i == 0 ? ",x%d" : ","))
                                .collect(Collectors.joining("\r\n"));
                    }
                };
        return more.getBytes(UTF_8);
    }

    private static String each(int columns, String form) {
        return IntStream.range(0, columns)
                .mapToObj(i -> form.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    /** A cell too many at the beginning of each line but the first; in other forms each value stands under its neighbour. */
    private static String shifted(String sample) {
        return switch (kind(sample)) {
            case '<' ->
                sample.replaceAll("(?i)<(surname|family)>", "<swap>")
                        .replaceAll("(?i)<(dob|dateOfBirth)>", "<family>")
                        .replaceAll("(?i)</(surname|family)>", "</swap>")
                        .replaceAll("(?i)</(dob|dateOfBirth)>", "</family>");
            case '{', '[' ->
                sample.replaceAll("(?i)\"(surname|legalsurname|legal_surname)\":", "\"swap\":")
                        .replaceAll("(?i)\"(dateOfBirth|date_of_birth)\":", "\"Surname\":");
            default -> sample.replaceAll("(\r?\n)(?=.)", "$1shifted,");
        };
    }

    private static String again(String sample, UnaryOperator<String> change) {
        return switch (kind(sample)) {
            case '<' -> repeated(sample, "(?s)<(Pupil|entry)>.*?</\\1>\\s*", "", change);
            case '{', '[' -> repeated(sample, "(?s)\\{[^{}]*\"(?i:surname)\".*?\n  ?\\}(?=,?\\s*[\\]{,])", ",", change);
            default -> {
                String[] lines = sample.split("(?<=\n)");
                int last = sample.startsWith("H,") ? 2 : lines.length - 1;
                lines[last] =
                        lines[last].strip() + "\r\n" + change.apply(lines[last]).strip() + "\r\n";
                yield String.join("", lines);
            }
        };
    }

    private static String repeated(String sample, String record, String between, UnaryOperator<String> change) {
        Matcher found = Pattern.compile(record).matcher(sample);
        if (!found.find()) {
            throw new IllegalStateException("expected a record in the sample");
        }
        return sample.substring(0, found.end()) + between + change.apply(found.group()) + sample.substring(found.end());
    }

    private static String otherFacts(String record) {
        return record.replaceAll("BN27 1A[A-Z]", "BN27 9ZZ")
                .replaceAll("SLCN|ASD", "SEMH")
                .replaceAll("(?<![0-9])(201[0-9])(?![0-9])", "2016")
                .replace("accepted", "refused")
                .replace("failed", "closed");
    }

    private static String opening(Reader reader) {
        String sample = text(bytes(reader, 0));
        return switch (kind(sample)) {
            case '<' -> sample.replaceFirst("(?si)(<(surname|family)>).*", "$1");
            case '{', '[' -> sample.replaceFirst("(?si)(\"surname\": *\").*", "$1");
            default -> sample.replaceFirst("(?s)\n(?!C,).*", "\n\"");
        };
    }

    private static DropContent.Part endless(String name, String opening) {
        return new DropContent.Part(
                name,
                LINE,
                () -> new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(opening.getBytes(ISO_8859_1)), new Xs()))));
    }

    /** Very many letters, and no line break. */
    private static final class Xs extends InputStream {
        private long left = LINE;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            int some = (int) Math.min(left, length);
            if (some <= 0) {
                return length == 0 ? 0 : -1;
            }
            Arrays.fill(to, from, from + some, (byte) 'x');
            left -= some;
            return some;
        }
    }
}
