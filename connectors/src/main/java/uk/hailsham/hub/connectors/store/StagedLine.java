package uk.hailsham.hub.connectors.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** Writes what was said as lines of the staging table; see {@link StagingTables#COLUMNS} for their order. */
final class StagedLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<PupilKey.Kind> order;
    private final Sealer sealer;
    private final IdSource ids;
    private int number;

    StagedLine(List<PupilKey.Kind> order, Sealer sealer, IdSource ids) {
        this.order = order;
        this.sealer = sealer;
        this.ids = ids;
    }

    void write(Said said, StringBuilder to) {
        CopyLine line = new CopyLine(to).text(++number);
        if (said instanceof Said.Taken taken) {
            places(line.text("taken"), taken.records());
            keys(line, taken.keys());
            content(line, taken);
        } else if (said instanceof Said.Deleted deleted) {
            places(line.text("deleted"), deleted.records());
            keys(line, List.of(deleted.key()));
            nothing(line, List.of());
        } else if (said instanceof Said.Refused refused) {
            places(line.text("rejected"), refused.records());
            keys(line, refused.keys());
            nothing(line, refused.rejections());
        } else if (said instanceof Said.Withheld withheld) {
            places(line.text("withheld"), withheld.records());
            keys(line, withheld.keys());
            sealed(line, withheld);
        }
        line.end();
    }

    private static void places(CopyLine line, List<Row.At> records) {
        List<String> files = records.stream().map(Row.At::file).toList();
        boolean oneFile = files.stream().distinct().count() == 1;
        line.text(records.size())
                .array(oneFile ? files.subList(0, 1) : files)
                .array(records.stream().map(Row.At::row).toList());
    }

    private void keys(CopyLine line, List<PupilKey> keys) {
        List<PupilKey> ranked =
                keys.stream().sorted(Comparator.comparingInt(this::rank)).toList();
        line.array(ranked.stream().map(key -> key.kind().word()).toList())
                .array(ranked.stream().map(StagedLine::lookup).toList())
                .array(ranked.stream().map(PupilKey::value).toList())
                .array(ranked.stream()
                        .map(this::rank)
                        .map(rank -> rank == Integer.MAX_VALUE ? null : rank)
                        .toList());
    }

    private int rank(PupilKey key) {
        int place = order.indexOf(key.kind());
        return place < 0 ? Integer.MAX_VALUE : place + 1;
    }

    /** A former UPN is looked up among UPNs, and a UPN among former ones. */
    static String lookup(PupilKey key) {
        return key.kind() == PupilKey.Kind.FORMER_UPN
                ? PupilKey.Kind.UPN.word()
                : key.kind().word();
    }

    private void content(CopyLine line, Said.Taken taken) {
        String facts = taken.protectedFacts();
        line.text(taken.person().given())
                .text(taken.person().born())
                .bytes(taken.fingerprint())
                .json(taken.document())
                .bytes(facts == null ? null : sealer.seal(facts.getBytes(StandardCharsets.UTF_8)))
                .text(taken.shielded())
                .json(json(taken.dropped()))
                .text(ids.next())
                .text(ids.next());
    }

    /** The fingerprint and the new record's place hold what a sighting needs; a withheld line has neither. */
    private static void sealed(CopyLine line, Said.Withheld withheld) {
        line.text(null)
                .text(null)
                .bytes(withheld.identity())
                .text(null)
                .text(null)
                .text(false)
                .text(null)
                .text(withheld.adoption())
                .text(null);
    }

    private static void nothing(CopyLine line, List<Rejection> rejections) {
        line.text(null)
                .text(null)
                .text(null)
                .text(null)
                .text(null)
                .text(false)
                .json(json(rejections))
                .text(null)
                .text(null);
    }

    private static String json(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(
                    rejections.stream().map(StagedLine::values).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected rejections to be plain values", e);
        }
    }

    private static Map<String, Object> values(Rejection rejection) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", rejection.file());
        values.put("row_number", rejection.row());
        values.put("field", rejection.field());
        values.put("code", rejection.code());
        values.put("effect", rejection.effect().word());
        values.put("expected", rejection.expected());
        values.put("found", rejection.found());
        return values;
    }
}
