package uk.hailsham.hub.reconcile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names written, heard and shortened differently. */
class WordsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "O'Brien,OBRIEN",
                "Zoë,ZOE",
                "Smith-Jones,SMITH JONES",
                "  de  la Cruz ,DE LA CRUZ",
                "Łukasz,LUKASZ"
            })
    void foldsAccentsCaseAndPunctuation(String written, String folded) {
        assertThat(new String(Folding.fold(written), StandardCharsets.ISO_8859_1))
                .isEqualTo(folded);
    }

    @Test
    void readsWindowsTextWhereItIsNoUtf8() {
        byte[] written = "Zoë".getBytes(Charset.forName("windows-1252"));
        byte[] folded = new byte[16];
        assertThat(new String(folded, 0, Folding.fold(written, 0, written.length, folded), StandardCharsets.US_ASCII))
                .isEqualTo("ZOE");
    }

    @ParameterizedTest
    @CsvSource({"SMITH,SMYTH", "CLARE,CLAIRE", "PHILIP,FILIP", "STEPHEN,STEFAN", "KATHRYN,CATHERINE", "WRIGHT,RIGHT"})
    void soundsAlike(String a, String b) {
        assertThat(sound(a)).isEqualTo(sound(b));
    }

    @ParameterizedTest
    @CsvSource({"SMITH,JONES", "ANNA,EMMA", "BEN,DEN"})
    void soundsDifferent(String a, String b) {
        assertThat(sound(a)).isNotEqualTo(sound(b));
    }

    private static int sound(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return Sound.of(bytes, 0, bytes.length);
    }

    @Test
    void petFormsShareAGroupWithTheFullForm() {
        assertThat(Nicknames.shipped().groups("BILL"))
                .containsAnyOf(Nicknames.shipped().groups("WILLIAM"));
        assertThat(Nicknames.shipped().groups("ALEX").length).isGreaterThan(1);
        assertThat(Nicknames.shipped().groups("WALDO")).isEmpty();
    }
}
