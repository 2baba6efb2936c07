package uk.hailsham.hub.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlIdTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-1234-7abc-89ab-3cdef0123456");
    private static final UUID SAME_MOMENT = UUID.fromString("0193a000-1234-7abc-89ab-3cdef0123457");

    @Test
    void hasTheTwentyCharactersOfV24AndIsTheSameEachTime() {
        String id = ControlId.of(RECIPIENT, Hl7Event.REQUEST, 0);

        assertThat(id).hasSize(20).isEqualTo(ControlId.of(RECIPIENT, Hl7Event.REQUEST, 0));
    }

    @Test
    void everyMessageAboutOneRecipientHasItsOwn() {
        assertThat(ControlId.of(RECIPIENT, Hl7Event.REQUEST, 0))
                .isNotEqualTo(ControlId.of(RECIPIENT, Hl7Event.CANCEL, 0))
                .isNotEqualTo(ControlId.of(RECIPIENT, Hl7Event.MODIFY, 1));
        assertThat(ControlId.of(RECIPIENT, Hl7Event.MODIFY, 1))
                .isNotEqualTo(ControlId.of(RECIPIENT, Hl7Event.MODIFY, 2));
    }

    @Test
    void leadsBackToItsRecipientAndToNoOtherOfTheSameMoment() {
        String id = ControlId.of(RECIPIENT, Hl7Event.CANCEL, 0);
        ControlId.Span span = ControlId.span(id).orElseThrow();

        assertThat(span)
                .isEqualTo(new ControlId.Span(
                        UUID.fromString("0193a000-1234-0000-0000-000000000000"),
                        UUID.fromString("0193a000-1234-ffff-ffff-ffffffffffff")));
        assertThat(ControlId.names(id, RECIPIENT)).isTrue();
        assertThat(ControlId.names(id, SAME_MOMENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "X0000000000000000000",
                "n00000000000000000000",
                "N0ZZZZZZZZZZZZZZZZZZ",
                "N000000000000000000000"
            })
    void whatIsNoIdOfOursLeadsNowhere(String id) {
        assertThat(ControlId.span(id)).isEmpty();
        assertThat(ControlId.names(id, RECIPIENT)).isFalse();
    }

    @Test
    void aRevisionBeyondTheIdsRoomIsRefused() {
        assertThatThrownBy(() -> ControlId.of(RECIPIENT, Hl7Event.MODIFY, 32))
                .hasMessage("expected a revision from 0 to 31, found 32");
    }
}
