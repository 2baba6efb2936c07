package uk.hailsham.hub.routes.referral;

import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Silences;
import uk.hailsham.hub.connectors.store.Silences.Silence;
import uk.hailsham.hub.connectors.store.Silences.Whom;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;

/** Tells a school's safeguarding lead, and then the deputy, that an agency is silent; a person must ring. */
public final class Escalating {
    private static final int AT_ONCE = 50;
    private static final String SUBJECT = "No answer to a safeguarding referral: please ring";
    private static final String TEXT = """
            %s has not answered a safeguarding referral of %s in the time agreed.

            Please ring now: %s, %s.
            If a child is in danger, ring 999 first.

            The referral's number is %s (at this agency: %s). Its details are in the hub, under that number.
            """;

    private final Silences silences;
    private final Mail mail;
    private final Configuration configuration;

    public Escalating(Silences silences, Mail mail, Configuration configuration) {
        this.silences = silences;
        this.mail = mail;
        this.configuration = configuration;
    }

    /** Where notices go out. */
    @FunctionalInterface
    public interface Mail {
        void send(String to, String name, String subject, String text) throws NotCarried;
    }

    /**
     * Each silence at most once a round. A notice may go out twice after a crash, under one Message-ID; it is never left
     * out.
     *
     * @throws NotCarried when the mail server is away; who was not told is told in the next round
     */
    public void escalate() throws NotCarried {
        for (Silence silence : silences.due(AT_ONCE)) {
            School school = configuration.school(silence.school()).orElse(null);
            Agency agency = configuration.agency(silence.agency()).orElse(null);
            if (school != null && agency != null) {
                mail.send(whom(school, silence.whom()).email(), name(silence), SUBJECT, text(silence, school, agency));
                silences.told(silence);
            }
        }
    }

    private static School.Contact whom(School school, Whom whom) {
        return whom == Whom.LEAD
                ? school.safeguarding().lead()
                : school.safeguarding().deputy();
    }

    private static String name(Silence silence) {
        return "silence-" + silence.recipient() + "-" + silence.whom().ordinal();
    }

    private static String text(Silence silence, School school, Agency agency) {
        return TEXT.formatted(
                agency.outwardName(),
                school.name(),
                agency.outwardContact().name(),
                agency.outwardContact().phone(),
                Shown.REFERRAL.of(silence.referral()),
                Shown.RECIPIENT.of(silence.recipient()));
    }
}
