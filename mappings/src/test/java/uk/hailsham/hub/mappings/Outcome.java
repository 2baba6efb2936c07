package uk.hailsham.hub.mappings;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.agency.CapacityRow;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.need.ProvisionRow;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.domain.school.Days;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.telling.ReceiptRow;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.mappings.indexfeed.IndexEntryJson;

/** What a reader made of a drop; every value is held against what the database and the logs can bear. */
public final class Outcome {
    /** An entry of an index of PostgreSQL has at most 2,704 bytes, the other columns among them. */
    private static final int LONGEST_KEY = 2_500;

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_FOUND = 201;

    private final Set<Row.At> places = new HashSet<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private Rejection refusal;
    private int taken;
    private int children;
    private int rejected;

    void refused(Rejection why) {
        refusal = why;
        require(why.effect() == Effect.FILE_REFUSED, "a refusal refuses the file");
        note(why);
    }

    void notes(List<Rejection> notes) {
        notes.forEach(this::note);
    }

    void pupil(Row row) {
        require(!row.records().isEmpty(), "a row accounts for records");
        row.records().forEach(this::place);
        if (row instanceof Row.Sound sound) {
            taken += row.records().size();
            children++;
            child(sound.child());
            sound.child()
                    .findings()
                    .forEach(f -> note(new Rejection(
                            "",
                            sound.records().get(0).row(),
                            f.field(),
                            f.code(),
                            Effect.FIELD_DROPPED,
                            f.expected(),
                            f.found())));
        } else if (row instanceof Row.Unsound unsound) {
            rejected += row.records().size();
            unsound(unsound.rejections());
        }
    }

    private void child(Child child) {
        bearable(child);
        PupilKeys.of(child).forEach(Outcome::key);
        ChildJson.read(ChildJson.write(child));
    }

    void feed(IndexFeed.Header header) {
        bearable(header);
    }

    void entry(IndexRow row) {
        place(row.at());
        if (row instanceof IndexRow.Upsert upsert) {
            bearable(upsert.entry());
            key(new PupilKey(PupilKey.Kind.LOCAL_ID, upsert.entry().number()));
            IndexEntryJson.read(IndexEntryJson.write(upsert.entry()));
            taken(upsert.dropped());
        } else if (row instanceof IndexRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        } else {
            taken(List.of());
        }
    }

    void referral(ReferralRow row) {
        place(row.at());
        if (row instanceof ReferralRow.Asked asked) {
            bearable(asked.request());
            taken(asked.dropped());
        } else if (row instanceof ReferralRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        }
    }

    void provision(ProvisionRow row) {
        place(row.at());
        if (row instanceof ProvisionRow.Line line) {
            bearable(line);
            taken(line.dropped());
        } else if (row instanceof ProvisionRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        }
    }

    void reply(ReplyRow row) {
        place(row.at());
        if (row instanceof ReplyRow.Said said) {
            bearable(said.reply());
            taken(said.dropped());
        } else if (row instanceof ReplyRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        }
    }

    void capacity(CapacityRow row) {
        place(row.at());
        if (row instanceof CapacityRow.Said said) {
            bearable(said);
            taken(said.dropped());
        } else if (row instanceof CapacityRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        }
    }

    void receipt(ReceiptRow row) {
        place(row.at());
        if (row instanceof ReceiptRow.Said said) {
            bearable(said.receipt());
            taken(said.dropped());
        } else if (row instanceof ReceiptRow.Unsound unsound) {
            rejected++;
            unsound(unsound.rejections());
        }
    }

    /** All that was told. */
    public List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** Pupils of whom something could be taken. */
    public int children() {
        return children;
    }

    /** In one line: how much was taken and rejected, and under which codes; or why nothing was. */
    public String line() {
        String codes = rejections.stream()
                .map(each -> each.field().isEmpty() ? each.code() : field(each) + " " + each.code())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return refusal == null
                ? "taken %d, rejected %d%s".formatted(taken, rejected, codes.isEmpty() ? "" : ": " + codes)
                : "refused: " + refusal.code();
    }

    /** Without the line, which says no more than that there is one. */
    private static String field(Rejection rejection) {
        return rejection.field().replaceAll("[0-9]+", "n");
    }

    private void taken(List<Rejection> dropped) {
        taken++;
        dropped.forEach(this::note);
    }

    private void unsound(List<Rejection> why) {
        require(why.stream().anyMatch(each -> each.effect() == Effect.ROW_REJECTED), "a rejected row says why");
        why.forEach(this::note);
    }

    private void place(Row.At at) {
        require(at.row() > 0 && places.add(at), "each record stands in one row");
    }

    /** Field, code and expectation go to operators and mails, what was found to the school alone. */
    private void note(Rejection rejection) {
        require(rejection.code().matches("[a-z][a-z-]+"), "a code is a word");
        require(rejection.field().matches("[A-Za-z0-9._\\[\\], '()-]{0,80}"), "a field is a name of ours");
        require(rejection.expected() == null || rejection.expected().length() < 500, "what was expected is a sentence");
        require(rejection.found() == null || rejection.found().length() <= LONGEST_FOUND, "what was found is cut");
        rejections.add(rejection);
    }

    /** True when neither field, code nor expectation holds the text; case does not matter. */
    public boolean keepsQuietAbout(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return rejections.stream()
                .map(each -> each.field() + " " + each.code() + " " + each.expected())
                .noneMatch(told -> told.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static void key(PupilKey key) {
        require(key.value().getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY, "a key fits into an index");
    }

    /** Texts without what no charset and no database holds, and days that are days. */
    static void bearable(Object value) {
        if (value instanceof String text) {
            require(text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0, "a text is bounded and without NUL");
            require(StandardCharsets.UTF_8.newEncoder().canEncode(text), "a text is made of characters");
        } else if (value instanceof LocalDate day) {
            require(Days.spokenOf(day), "a day is one that a database holds");
        } else if (value instanceof Instant time) {
            require(Days.spokenOf(time.atOffset(ZoneOffset.UTC).toLocalDate()), "a time is one that a database holds");
        } else if (value instanceof Iterable<?> many) {
            many.forEach(Outcome::bearable);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(Outcome::bearable);
        } else if (value instanceof Record whole) {
            for (RecordComponent part : whole.getClass().getRecordComponents()) {
                bearable(part(whole, part));
            }
        }
    }

    private static Object part(Record whole, RecordComponent part) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("broken: " + rule);
        }
    }
}
