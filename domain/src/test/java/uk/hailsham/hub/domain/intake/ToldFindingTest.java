package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.intake.Rejection.Effect;

class ToldFindingTest {
    private static ToldFinding finding(Effect effect, String field, Standing standing, int row) {
        return new ToldFinding(
                new Rejection("a.csv", row, field, "unknown-code", effect, "a code", null), null, standing);
    }

    @Test
    void theMostHarmfulComesFirstAndAmongEqualsTheNewBeforeTheOpenAndTheMuted() {
        List<ToldFinding> order = List.of(
                finding(Effect.FILE_REFUSED, "file", Standing.OPEN, 0),
                finding(Effect.ROW_REJECTED, "UPN", Standing.OPEN, 8),
                finding(Effect.ROW_REJECTED, null, Standing.NEW, 3),
                finding(Effect.FIELD_DROPPED, "Date of birth", Standing.MUTED, 4),
                finding(Effect.FIELD_DROPPED, "SEN need(s)", Standing.NEW, 5),
                finding(Effect.FIELD_DROPPED, "SEN need(s)", Standing.OPEN, 1),
                finding(Effect.FIELD_DROPPED, "Ethnicity", Standing.NEW, 2),
                finding(Effect.FIELD_DROPPED, "Ethnicity", Standing.NEW, 6),
                finding(Effect.FIELD_DROPPED, "Ethnicity", Standing.OPEN, 1),
                finding(Effect.FIELD_DROPPED, "Ethnicity", Standing.MUTED, 1),
                finding(Effect.TOLD, "UPN", Standing.NEW, 1));
        List<ToldFinding> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(ToldFinding.MOST_HARMFUL_FIRST);

        assertThat(shuffled).isEqualTo(order);
    }
}
