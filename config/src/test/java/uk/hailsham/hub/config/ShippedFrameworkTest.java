package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.need.SenFramework;

/** The framework a SENCO looks into: for every area, level and key stage it says what a child shows and what helps. */
class ShippedFrameworkTest {
    private static final SenFramework SHIPPED = ConfigFolder.read(ConfigCopy.SHIPPED, ConfigCopy.KNOWN)
            .configuration()
            .framework();

    /** A place in the matrix. */
    record Place(SenFramework.Area area, String level, String stage) {
        List<SenFramework.Cell> cells() {
            return area.cells().stream()
                    .filter(cell -> cell.holds(level, stage))
                    .toList();
        }

        @Override
        public String toString() {
            return area.id() + ", " + level + ", key stage " + stage;
        }
    }

    static Stream<Place> places() {
        return SHIPPED.areas().stream()
                .flatMap(area -> SHIPPED.levels().stream()
                        .flatMap(level ->
                                SHIPPED.keyStages().stream().map(stage -> new Place(area, level.id(), stage.id()))));
    }

    @Test
    void itHasFourAreasThreeLevelsAndSixStages() {
        assertThat(places()).hasSize(4 * 3 * 6);
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyPlaceHasOneCellWithNeedsAndProvision(Place place) {
        assertThat(place.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.needs()).hasSizeGreaterThan(40).endsWith(".");
            assertThat(cell.provision()).hasSizeGreaterThan(40).endsWith(".");
        });
    }

    @Test
    void noTextStandsTwice() {
        List<String> texts = new ArrayList<>();
        places().forEach(place -> place.cells().forEach(cell -> {
            texts.add(cell.needs());
            texts.add(cell.provision());
        }));
        Set<String> different = new HashSet<>(texts);
        assertThat(different).hasSameSizeAs(texts);
    }

    @Test
    void stagesFollowEachOtherWithoutAGap() {
        List<SenFramework.KeyStage> stages = SHIPPED.keyStages();
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).ageFrom())
                    .as(stages.get(i).name())
                    .isEqualTo(stages.get(i - 1).ageTo() + 1);
        }
    }
}
