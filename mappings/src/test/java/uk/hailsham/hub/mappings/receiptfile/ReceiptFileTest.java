package uk.hailsham.hub.mappings.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.telling.Receipt;
import uk.hailsham.hub.domain.telling.ReceiptRow;
import uk.hailsham.hub.mappings.Parts;

class ReceiptFileTest {
    @Test
    void readsTheSample() {
        assertThat(new ReceiptFile().read(Parts.file("docs/samples/receipt/receipt.csv")))
                .containsExactly(
                        new ReceiptRow.Said(new Row.At("receipt.csv", 1), new Receipt(3, true, null), List.of()),
                        new ReceiptRow.Said(
                                new Row.At("receipt.csv", 2), new Receipt(4, false, "cut off at row 12"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'0,accepted', sequence, wrong-sequence",
        "'three,accepted', sequence, wrong-sequence",
        "',accepted', sequence, missing",
        "'3,', outcome, missing",
        "'3,maybe', outcome, unknown-code",
    })
    void anAnswerToNothingOrWithoutAnOutcomeIsRejectedAndTheFileGoesOn(String record, String field, String code) {
        List<ReceiptRow> rows = read("sequence,outcome\n" + record + "\n4,REFUSED\n");

        assertThat(((ReceiptRow.Unsound) rows.get(0)).rejections())
                .extracting(Rejection::field, Rejection::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
        assertThat(((ReceiptRow.Said) rows.get(1)).receipt()).isEqualTo(new Receipt(4, false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sequence,reason\n3,x\n", "sequence,outcome\n3,\"acc"})
    void refusesAFileThatIsNotOne(String text) {
        assertThat(catchThrowableOfType(DropRefused.class, () -> read(text))).isNotNull();
    }

    private static List<ReceiptRow> read(String text) {
        return new ReceiptFile().read(Parts.of("r.csv", text));
    }
}
