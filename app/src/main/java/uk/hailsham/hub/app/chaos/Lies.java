package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.town.standin.MailLie;
import uk.hailsham.hub.town.standin.SftpLie;

/**
 * An agency's server lies about a whole night's referrals, until the hub has seen through it; then it tells the truth, and
 * what has failed is sent again as an operator does.
 */
record Lies(String name, Step tell, Seen seen, Step truth) implements Fault {
    static final List<Fault> ALL = List.of(
            sftp("an SFTP server hangs", SftpLie.HANGS),
            sftp("an SFTP server half-closes", SftpLie.HALF_CLOSES),
            sftp("an SFTP server truncates", SftpLie.TRUNCATES),
            sftp("an SFTP server says yes and stores nothing", SftpLie.STORES_NOTHING),
            // The last one of its server's: it keeps its new key.
            new Lies(
                    "an SFTP server changes its host key",
                    stage -> stage.partners().tell(SftpLie.OTHER_KEY),
                    Night::refusesTheKey,
                    Lies::pinsTheKey),
            mail("a mail server accepts, then bounces", MailLie.BOUNCES, Night::failsWhatCameBack),
            mail("a mail server greylists", MailLie.GREYLISTS, Night::comesAgain),
            mail("a mail server drops after DATA", MailLie.DROPS_AFTER_DATA, Night::isUnsure));

    /** One thing that is done to the stage. */
    interface Step {
        void to(Stage stage) throws IOException, InterruptedException;
    }

    /** Looks whether the hub has seen through the lie. */
    interface Seen {
        void in(Night night, List<String> wanting) throws IOException, InterruptedException;
    }

    private static Fault sftp(String name, SftpLie lie) {
        return new Lies(
                name,
                stage -> stage.partners().tell(lie),
                Night::believesNothing,
                stage -> stage.partners().tell(SftpLie.NONE));
    }

    private static Fault mail(String name, MailLie lie, Seen seen) {
        return new Lies(name, stage -> stage.partners().tell(lie), seen, stage -> {
            stage.partners().tell(MailLie.NONE);
            new Night(stage).sendsAgainWhatFailed();
        });
    }

    /** The agency has said that the new key is its own: it is pinned, and the hub started anew. */
    private static void pinsTheKey(Stage stage) throws IOException, InterruptedException {
        stage.partners().pin();
        if (!stage.hub().stop()) {
            stage.hub().kill();
        }
        stage.hub().start();
        stage.hub().awaitUp();
        new Night(stage).sendsAgainWhatFailed();
    }

    /** At most: a hang costs the hub its patience several times before it gives the line up. */
    @Override
    public Duration lasts(boolean shortly) {
        return shortly ? Duration.ofMinutes(1) : Duration.ofMinutes(10);
    }

    @Override
    public boolean lie() {
        return true;
    }

    @Override
    public void begin(Stage stage) throws IOException, InterruptedException {
        tell.to(stage);
    }

    @Override
    public List<String> wanting(Stage stage) throws IOException, InterruptedException {
        List<String> wanting = new ArrayList<>();
        seen.in(new Night(stage), wanting);
        return wanting;
    }

    @Override
    public void end(Stage stage) throws IOException, InterruptedException {
        truth.to(stage);
    }
}
