package uk.hailsham.hub.reconcile.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.reconcile.text.Slips;

/** Postcodes as numbers tell the same as their words. */
class PostcodeCodesTest {
    private static final String FEW = "AB12";

    private final Vocabulary postcodes = new Vocabulary();

    @Test
    void oneSlipIsWhatItIsBetweenTheWords() {
        List<Integer> codes = manyLikeEachOther();
        PostcodeCodes packed = new PostcodeCodes(postcodes);
        int slips = 0;
        for (int a : codes) {
            for (int b : codes) {
                boolean expected = a != b
                        && Slips.isOne(
                                postcodes.pool(),
                                postcodes.from(a),
                                postcodes.length(a),
                                postcodes.pool(),
                                postcodes.from(b),
                                postcodes.length(b));
                boolean found = a != b && PostcodeCodes.isOneSlip(packed.of(a), packed.of(b));
                assertThat(found)
                        .as(postcodes.word(a) + " " + postcodes.word(b))
                        .isEqualTo(expected);
                slips += found ? 1 : 0;
            }
        }
        assertThat(slips).isGreaterThan(1000);
    }

    @Test
    void sectorsAndDistrictsAreThoseOfTheWords() {
        List<Integer> codes = manyLikeEachOther();
        PostcodeCodes packed = new PostcodeCodes(postcodes);
        for (int a : codes) {
            for (int b : codes) {
                String pair = postcodes.word(a) + " " + postcodes.word(b);
                assertThat(PostcodeCodes.sector(packed.of(a)) == PostcodeCodes.sector(packed.of(b)))
                        .as(pair)
                        .isEqualTo(PostcodeParts.sector(postcodes, a) == PostcodeParts.sector(postcodes, b));
                assertThat(PostcodeCodes.district(packed.of(a)) == PostcodeCodes.district(packed.of(b)))
                        .as(pair)
                        .isEqualTo(PostcodeParts.district(postcodes, a) == PostcodeParts.district(postcodes, b));
            }
        }
    }

    @Test
    void longCodesAreNoNumbersAndLaterOnesAreKnown() {
        PostcodeCodes packed = new PostcodeCodes(postcodes);

        assertThat(packed.of(postcodes.add("BN271AB"))).isEqualTo(0x424e3237314142L);
        assertThat(packed.of(postcodes.add("ABCDEFGHI"))).isEqualTo(PostcodeCodes.NONE);
        assertThat(PostcodeCodes.length(packed.of(postcodes.add("BN271AB")))).isEqualTo(7);
    }

    /** Up to eight characters of four, so that many pairs are one slip apart or share a beginning. */
    private List<Integer> manyLikeEachOther() {
        Random random = new Random(11);
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            StringBuilder code = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                code.append(FEW.charAt(random.nextInt(FEW.length())));
            }
            codes.add(postcodes.add(code.toString()));
        }
        return codes;
    }
}
