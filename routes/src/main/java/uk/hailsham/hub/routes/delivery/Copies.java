package uk.hailsham.hub.routes.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.connectors.store.Write;
import uk.hailsham.hub.domain.referral.Payload;

/** Where what was sent is kept for a while, so that the same bytes can be sent again. */
public interface Copies {
    /** Keeps nothing. */
    Copies NONE = new Copies() {
        @Override
        public List<Write> keeping(Delivery delivery, Payload payload) {
            return List.of();
        }

        @Override
        public Optional<Payload> of(UUID recipient) {
            return Optional.empty();
        }
    };

    /** What is to be written down, in one transaction with the proof that it was sent. */
    List<Write> keeping(Delivery delivery, Payload payload);

    Optional<Payload> of(UUID recipient) throws IOException;

    static Copies in(SentCopies store) {
        return new Copies() {
            @Override
            public List<Write> keeping(Delivery delivery, Payload payload) {
                return List.of(store.keeping(delivery, payload));
            }

            @Override
            public Optional<Payload> of(UUID recipient) throws IOException {
                return store.of(recipient);
            }
        };
    }
}
