package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastPlacesTest {
    @Test
    void rememberTheLastPlaceOfWhatComesMoreThanOnce() {
        LastPlaces places = new LastPlaces(1_000_000);
        assertThat(places.note("a", 1)).isFalse();
        assertThat(places.note("b", 2)).isFalse();
        assertThat(places.note("a", 3)).isTrue();
        assertThat(places.note("a", 7)).isTrue();

        assertThat(places.of("a")).isEqualTo(7);
        assertThat(places.of("b")).isZero();
        assertThat(places.of("c")).isZero();
    }

    @Test
    void hardlyEverTakeOneTextForAnother() {
        LastPlaces places = new LastPlaces(20_000_000);
        int mistaken = 0;
        for (int i = 1; i <= 100_000; i++) {
            mistaken += places.note("pupil " + i, i) ? 1 : 0;
        }
        assertThat(mistaken).isLessThan(500);
        for (int i = 1; i <= 100_000; i++) {
            assertThat(places.note("pupil " + i, 100_000 + i)).isTrue();
        }
        assertThat(places.of("pupil 1")).isEqualTo(100_001);
    }
}
