package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** How a made-up patient system lies. */
final class MllpLying {
    private static final byte[] MUCH = "X".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    private MllpLying() {}

    /** @return true when that was all, and the message is not taken */
    static boolean instead(MllpLie lie, Socket socket, Er7Texts words, Er7Referral referral) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (lie) {
            case REFUSES -> MllpAgencies.say(out, words.ack("AE", referral.id(), "101"));
            case IS_DOWN -> MllpAgencies.say(out, words.ack("AR", referral.id(), ""));
            case HAS_AN_ERROR -> MllpAgencies.say(out, words.ack("AE", referral.id(), "207"));
            case KNOWS_NO_REFERRALS -> MllpAgencies.say(out, words.ack("AR", referral.id(), "200"));
            case HAS_IT_ALREADY -> MllpAgencies.say(out, words.ack("AE", referral.id(), "205"));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** @return true when nothing more is said about a message that was taken */
    static boolean after(MllpLie lie, Socket socket, Er7Texts words, Er7Referral referral, CountDownLatch closed)
            throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        switch (lie) {
            case TAKES_AND_REFUSES -> {
                MllpAgencies.say(out, words.ack("CA", referral.id(), ""));
                MllpAgencies.say(out, words.ack("AE", referral.id(), "103"));
            }
            case TAKES_AND_WAITS -> MllpAgencies.say(out, words.ack("CA", referral.id(), ""));
            case SAYS_NOTHING -> closed.await();
            case HANGS_UP -> socket.close();
            case HALF_AN_ANSWER -> {
                String whole = words.ack("AA", referral.id(), "");
                bare(out, "\u000b" + whole.substring(0, whole.length() / 2));
                socket.close();
            }
            case ANSWERS_SOMETHING_ELSE ->
                MllpAgencies.say(out, words.appointment("S12", Er7Texts.id(), referral.recipient(), "20261201"));
            case ANSWERS_NOBODY -> MllpAgencies.say(out, words.ack("AA", "", ""));
            case ANSWERS_ANOTHER -> MllpAgencies.say(out, words.ack("AA", Er7Texts.id(), ""));
            case ANSWERS_BARE -> bare(out, words.ack("AA", referral.id(), ""));
            case ANSWERS_WITHOUT_END -> withoutEnd(out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void bare(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void withoutEnd(OutputStream out) throws IOException {
        out.write(0x0B);
        for (int written = 0; written < 1_000; written++) {
            out.write(MUCH);
        }
    }
}
