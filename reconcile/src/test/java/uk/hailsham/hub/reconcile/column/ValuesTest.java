package uk.hailsham.hub.reconcile.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and numbers as systems write them. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "2011-04-25,20110425",
        "2011-04-25T00:00:00,20110425",
        "25/04/2011,20110425",
        "04/25/2011,20110425",
        "5.4.2011,20110405",
        "20110425,20110425",
        "25042011,20110425",
        "25 Apr 2011,20110425",
        "2011-Apr-25 00:00:00,20110425",
        "'April 25, 2011',20110425",
        "25/04/11,20110425",
        "25/04/81,19810425",
        "1871,18710000",
        "31/31/2011,0",
        "unknown,0"
    })
    void readsDates(String written, int date) {
        byte[] bytes = written.getBytes(StandardCharsets.US_ASCII);
        assertThat(new DateText().read(bytes, 0, bytes.length, true)).isEqualTo(date);
    }

    private static long number(String subject, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Numbers.pack(subject, bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({"nhs,9449305552", "nhs,944 930 5552", "uln,9276308686", "upn,Y845900019001", "upn,T845900024002"})
    void aSoundNumberIsSound(String subject, String text) {
        assertThat(Numbers.isUnsound(number(subject, text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nhs,9449305553", "uln,9276308687", "upn,X845900019001", "upn,Y845900019"})
    void aWrongCheckDigitIsUnsound(String subject, String text) {
        assertThat(Numbers.isUnsound(number(subject, text))).isTrue();
    }

    @Test
    void fillersAreNoNumbers() {
        assertThat(number("nhs", "0000000000")).isEqualTo(Numbers.NONE);
        assertThat(number("social", "999999999")).isEqualTo(Numbers.NONE);
        assertThat(number("upn", " ")).isEqualTo(Numbers.NONE);
    }

    @Test
    void oneWrongFigureAndTwoSwappedAreOneSlip() {
        assertThat(Numbers.oneSlipApart(number("social", "1234567"), number("social", "1234577")))
                .isTrue();
        assertThat(Numbers.oneSlipApart(number("social", "1234567"), number("social", "1234657")))
                .isTrue();
        assertThat(Numbers.oneSlipApart(number("social", "1234567"), number("social", "1234567")))
                .isFalse();
        assertThat(Numbers.oneSlipApart(number("social", "1234567"), number("social", "1244577")))
                .isFalse();
        assertThat(Numbers.oneSlipApart(number("social", "1234567"), number("social", "123456")))
                .isFalse();
    }

    @Test
    void countryCodesDoNotTellPhonesApart() {
        byte[] one = "+44 1323 555 0100".getBytes(StandardCharsets.US_ASCII);
        byte[] other = "01323 5550100".getBytes(StandardCharsets.US_ASCII);
        assertThat(Numbers.phone(one, 0, one.length)).isEqualTo(Numbers.phone(other, 0, other.length));
    }
}
