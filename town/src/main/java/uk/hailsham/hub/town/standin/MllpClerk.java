package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Decides about referrals and brings what was decided to the hub: most are accepted and booked, some declined or forgotten. */
final class MllpClerk implements AutoCloseable {
    private static final int KINDS = 10;
    private static final int BOOKED = 5;
    private static final int NOT_BROUGHT = 6;
    private static final int DECLINED = 8;
    private static final int FORGOTTEN = 9;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Duration takes;
    private final int door;
    private final ScheduledExecutorService office = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stand-in hl7 clerk");
        thread.setDaemon(true);
        return thread;
    });

    MllpClerk(Duration takes, int door) {
        this.takes = takes;
        this.door = door;
    }

    void take(Er7Referral referral) {
        Er7Texts words = new Er7Texts(referral.application(), referral.facility(), Clock.systemDefaultZone());
        int kind = Math.floorMod(referral.recipient().hashCode(), KINDS);
        if (kind >= FORGOTTEN) {
            return;
        }
        boolean declined = kind >= DECLINED;
        after(1, referral(words, referral, declined ? "R" : "A", declined ? "22" : ""));
        if (declined) {
            return;
        }
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now().plusDays(9));
        after(2, words.appointment("S12", Er7Texts.id(), referral.recipient(), day));
        if (kind >= BOOKED) {
            String today = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now());
            boolean missed = kind >= NOT_BROUGHT;
            after(
                    4,
                    words.appointment(
                            missed ? "S26" : "S15", Er7Texts.id(), referral.recipient(), missed ? today : day));
        }
    }

    private static String referral(Er7Texts words, Er7Referral referral, String status, String reason) {
        return words.referral(Er7Texts.id(), "", referral.recipient(), status, reason, "|");
    }

    private void after(int times, String message) {
        office.schedule(() -> bring(message), takes.toMillis() * times, TimeUnit.MILLISECONDS);
    }

    /** Until the hub has heard it: a patient system keeps what it could not bring. */
    private void bring(String message) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            MllpAgencies.say(socket.getOutputStream(), message);
            int last = socket.getInputStream().read();
            while (last >= 0 && last != 0x1C) {
                last = socket.getInputStream().read();
            }
            if (last < 0) {
                throw new IOException("no answer");
            }
        } catch (IOException e) {
            if (!office.isShutdown()) {
                office.schedule(() -> bring(message), takes.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void close() {
        office.shutdownNow();
    }
}
