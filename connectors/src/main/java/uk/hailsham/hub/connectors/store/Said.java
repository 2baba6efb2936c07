package uk.hailsham.hub.connectors.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** What one or more source records of a drop come to, as the store takes it. */
public sealed interface Said {
    /** The source records that share this fate; at least one. */
    List<Row.At> records();

    /**
     * Something that can be taken.
     *
     * @param keys by which this pupil or entry is known again; all of them, in any order
     * @param person for the guard against one key standing on two people; {@link Person#UNGUARDED} for the Index
     * @param fingerprint equal exactly when the source says the same again: a keyed hash over document and protected
     *     facts, without drop, file and row
     * @param document JSON, without the protected facts
     * @param protectedFacts child-protection facts as JSON, for their own compartment; null when there are none
     * @param dropped which fields were left out
     */
    record Taken(
            List<Row.At> records,
            List<PupilKey> keys,
            Person person,
            byte[] fingerprint,
            String document,
            String protectedFacts,
            boolean shielded,
            List<Rejection> dropped)
            implements Said {
        public Taken {
            records = List.copyOf(records);
            keys = List.copyOf(keys);
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * Cannot be taken; at least one rejection says why.
     *
     * @param keys whose it is, as far as it tells: absence from a whole roll is not read into it; see
     *     {@link uk.hailsham.hub.domain.intake.PupilKeys#ofUnsound}
     */
    record Refused(List<Row.At> records, List<Rejection> rejections, List<PupilKey> keys) implements Said {
        public Refused {
            keys = List.copyOf(keys);
            records = List.copyOf(records);
            rejections = List.copyOf(rejections);
        }
    }

    /**
     * Seems to be somebody whose identity was sealed: not taken, kept only as a place for the index team to look at.
     *
     * @param identity fingerprint of the whole identity, so that a person's word on it holds for the next drop
     * @param keys as of {@link Refused}
     */
    record Withheld(List<Row.At> records, UUID adoption, byte[] identity, List<PupilKey> keys) implements Said {
        public Withheld {
            records = List.copyOf(records);
            keys = List.copyOf(keys);
        }
    }

    /** Says that an entry is gone. */
    record Deleted(List<Row.At> records, PupilKey key) implements Said {
        public Deleted {
            records = List.copyOf(records);
        }
    }

    /**
     * Two people who disagree in given name and date of birth are never one, whatever key they share.
     *
     * @param given normalised for comparison, the same way in every drop
     */
    record Person(String given, LocalDate born) {
        public static final Person UNGUARDED = new Person(null, null);
    }
}
