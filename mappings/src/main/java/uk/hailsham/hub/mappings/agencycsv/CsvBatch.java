package uk.hailsham.hub.mappings.agencycsv;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Sha256;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;

/**
 * Several referrals as one agency may see them, in the table of {@link CsvRendering} with a row each, and the manifest by
 * which the agency knows that the table is whole. The same referrals in the same order give the same bytes.
 */
public record CsvBatch(byte[] table, String sha256, int rows) {
    private static final List<String> MANIFEST = List.of("file", "sha256", "bytes", "rows", "window");
    private static final String TYPE = "text/csv; charset=utf-8";

    public static CsvBatch of(List<Disclosure> disclosures) {
        Set<String> columns = new LinkedHashSet<>();
        disclosures.forEach(one -> columns.addAll(one.fields().keySet()));
        StringBuilder text = new StringBuilder(CsvRendering.row(columns));
        disclosures.forEach(one -> text.append(CsvRendering.row(
                columns.stream().map(key -> one.fields().getOrDefault(key, "")).toList())));
        byte[] table = text.toString().getBytes(StandardCharsets.UTF_8);
        return new CsvBatch(table, Sha256.hex(table), disclosures.size());
    }

    /** The table goes first: an agency that waits for the manifest never takes half a batch. */
    public Payload payload(UUID batch, Instant window, boolean again) {
        String file = Shown.BATCH.of(batch) + ".csv";
        String manifest = CsvRendering.row(MANIFEST)
                + CsvRendering.row(
                        List.of(file, sha256, String.valueOf(table.length), String.valueOf(rows), window.toString()));
        Payload payload = new Payload(
                batch,
                Shown.BATCH.of(batch) + "-manifest.csv",
                TYPE,
                manifest.getBytes(StandardCharsets.UTF_8),
                List.of(new Payload.Attachment(file, TYPE, table)));
        return again ? payload : payload.firstTime();
    }
}
