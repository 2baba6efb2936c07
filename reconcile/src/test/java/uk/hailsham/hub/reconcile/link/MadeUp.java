package uk.hailsham.hub.reconcile.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A small town of made-up children, as rows of an index and of a roll, some of them with slips. */
final class MadeUp {
    static final String HEADINGS = "id,forename,middle_names,surname,dob,sex,postcode,house,upn";

    private static final String[] GIVEN = ("OLIVER GEORGE ARTHUR NOAH LEO HARRY OSCAR HENRY ARCHIE JACK THEO FREDDIE "
                    + "AMELIA OLIVIA ISLA EMILY AVA LILY GRACE FREYA IVY FLORENCE ELSIE ROSIE POPPY SOPHIA DAISY HARPER")
            .split(" ");
    private static final String[] STARTS = "HAR BRO WAL SUT PEN TRE COL MAR LAN WHI GREN KIN".split(" ");
    private static final String[] ENDS = "TON WELL FORD MAN SON LEY WICK HURST DALE BY".split(" ");

    final List<String> index = new ArrayList<>();
    final List<String> roll = new ArrayList<>();

    /** @param pupils of so many children of the index */
    MadeUp(long seed, int children, int pupils) {
        Random random = new Random(seed);
        for (int i = 0; i < children; i++) {
            String[] child = child(random);
            index.add("C" + i + "," + String.join(",", child));
            if (i < pupils) {
                roll.add("P" + i + "," + String.join(",", slipped(child, random)));
            }
        }
    }

    private static String[] child(Random random) {
        int given = random.nextInt(GIVEN.length);
        return new String[] {
            GIVEN[given],
            GIVEN[random.nextInt(GIVEN.length)],
            STARTS[random.nextInt(STARTS.length)] + ENDS[random.nextInt(ENDS.length)],
            "%d-%02d-%02d".formatted(2008 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            given < 12 ? "M" : "F",
            "BN%d %d%c%c"
                    .formatted(
                            20 + random.nextInt(9),
                            random.nextInt(10),
                            'A' + random.nextInt(20),
                            'A' + random.nextInt(20)),
            String.valueOf(1 + random.nextInt(90)),
            ""
        };
    }

    private static String[] slipped(String[] child, Random random) {
        String[] slipped = child.clone();
        if (random.nextInt(20) == 0) {
            slipped[2] = slipped[2].substring(0, 2) + "X" + slipped[2].substring(3);
        }
        if (random.nextInt(12) == 0) {
            slipped[5] = "TN%d 4QZ".formatted(random.nextInt(30));
            slipped[6] = "1";
        }
        if (random.nextInt(5) == 0) {
            slipped[1] = "";
        }
        return slipped;
    }

    MadeUp shuffled(long seed) {
        Collections.shuffle(index, new Random(seed));
        Collections.shuffle(roll, new Random(seed + 1));
        return this;
    }
}
