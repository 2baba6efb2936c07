package uk.hailsham.hub.domain.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A950000178301",
                "H243278544154",
                "X845212818005",
                "U502400200093",
                "V84520241200A",
                "J84520241200B"
            })
    void takesSoundUpns(String upn) {
        assertThat(Upn.fault(upn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "R247962919251, wrong-check-letter, the check letter Q",
        "X428558133462, wrong-check-letter, the check letter W",
        "X98765432123B, wrong-check-letter, the check letter F",
        "A95000017830, wrong-length, 13 characters",
        "S950000178301, wrong-form, a letter and twelve digits; a temporary one ends in a letter",
    })
    void saysWhatIsWrongWithAUpn(String upn, String code, String expected) {
        assertThat(Upn.fault(upn)).contains(new Fault(code, expected));
    }

    @Test
    void knowsATemporaryUpnByItsLastLetter() {
        assertThat(Upn.isTemporary("V84520241200A")).isTrue();
        assertThat(Upn.isTemporary("A950000178301")).isFalse();
        assertThat(Upn.normal(" a9500 00178301")).isEqualTo("A950000178301");
    }

    @Test
    void checksUlns() {
        assertThat(Uln.fault("9276308686")).isEmpty();
        assertThat(Uln.fault("9999999999")).contains(new Fault("wrong-check-digit", "a sound check digit"));
        assertThat(Uln.fault("0276308686")).map(Fault::code).contains("wrong-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9449305552", "9912003888", "9476719931", "9000000009"})
    void takesSoundNhsNumbers(String number) {
        assertThat(NhsNumber.fault(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3478526985", "7778521234", "9378954317", "9912003890", "944930555", "94493055AB"})
    void findsFaultWithUnsoundNhsNumbersEvenPublishedOnes(String number) {
        assertThat(NhsNumber.fault(number)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "bn271aa, BN27 1AA",
        "BN27  1AA, BN27 1AA",
        "M1 1AE, M1 1AE",
        "EC1A 1BB, EC1A 1BB",
        "W1A 0AX, W1A 0AX",
        "GIR 0AA, GIR 0AA",
        "ZZ99 3VZ, ZZ99 3VZ",
        "BF1 2AT, BF1 2AT"
    })
    void writesAPostcodeInItsUsualForm(String text, String normal) {
        assertThat(Postcode.normal(text)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BN27", "BN27 1CA", "Q1 1AA", "75011", "unknown"})
    void knowsNoOtherPostcode(String text) {
        assertThat(Postcode.normal(text)).isEmpty();
    }
}
