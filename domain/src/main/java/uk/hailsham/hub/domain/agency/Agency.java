package uk.hailsham.hub.domain.agency;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.telling.Progress;

/**
 * An agency as its block in {@code config/agencies.yml} describes it.
 *
 * @param number its place in the partnership's list
 * @param channel the word of the way it is reached now: {@code sftp}, {@code email} …
 * @param intended the channel agreed with it; another than {@code channel} while the hub does not have that one yet
 * @param rendering the word of a ReferralRendering: {@code csv}, {@code pdf} …
 * @param form the template of the agency's own form, {@code forms/x.pdf}; null for a rendering that needs none
 * @param fields the allow-list: names of disclosable fields, in the order of the payload
 * @param via the agency that is its front door; null when it is reached directly
 * @param takesReferrals false for one that only tells others; routing never leads to it
 * @param notice true when it is told that somebody shall ring and nothing of the child
 * @param attachments true when it gets the papers that came with a referral; never with a notice
 * @param agreement under which it is told anything
 * @param acknowledge by when it must acknowledge
 * @param firstContact by when the child must have been seen
 * @param fallback null for one that has no other way
 * @param drill since when it has agreed to be sent drills; null while it has not
 * @param sensitive a sensitive service (SI 2007/2182): only with agreement, shown without its name
 */
public record Agency(
        String id,
        String name,
        int number,
        List<Service> services,
        String channel,
        String intended,
        String rendering,
        String form,
        List<String> fields,
        Gateway gateway,
        String via,
        boolean takesReferrals,
        boolean notice,
        boolean attachments,
        Agreement agreement,
        Limits acknowledge,
        Limits firstContact,
        boolean sensitive,
        String unnamedLabel,
        Endpoint endpoint,
        Contact contact,
        Fallback fallback,
        LocalDate drill) {
    /** The words of SI 2010/1213. */
    private static final String UNNAMED = "additional service";

    public Agency {
        services = List.copyOf(services);
        fields = List.copyOf(fields);
    }

    /** One that has no other way, and has agreed to no drill. */
    public Agency(
            String id,
            String name,
            int number,
            List<Service> services,
            String channel,
            String intended,
            String rendering,
            String form,
            List<String> fields,
            Gateway gateway,
            String via,
            boolean takesReferrals,
            boolean notice,
            boolean attachments,
            Agreement agreement,
            Limits acknowledge,
            Limits firstContact,
            boolean sensitive,
            String unnamedLabel,
            Endpoint endpoint,
            Contact contact) {
        this(
                id,
                name,
                number,
                services,
                channel,
                intended,
                rendering,
                form,
                fields,
                gateway,
                via,
                takesReferrals,
                notice,
                attachments,
                agreement,
                acknowledge,
                firstContact,
                sensitive,
                unnamedLabel,
                endpoint,
                contact,
                null,
                null);
    }

    /**
     * Its name as schools, front doors, other agencies and whoever opens the post may read it: a sensitive service has none
     * there, whatever the configuration forgot.
     */
    public String outwardName() {
        return sensitive ? Objects.requireNonNullElse(unnamedLabel, UNNAMED) : name;
    }

    /** Whom to ring, with no more of a sensitive service than the number. */
    public Contact outwardContact() {
        return sensitive && contact != null ? new Contact(outwardName(), null, contact.phone()) : contact;
    }

    public boolean offers(String service) {
        return services.stream().anyMatch(offered -> offered.id().equals(service));
    }

    /** When it takes what has gathered for it; empty when each referral comes as it is made. */
    public Optional<SendWindow> window() {
        return endpoint instanceof Endpoint.Sftp sftp ? Optional.ofNullable(sftp.batch()) : Optional.empty();
    }

    /** The same, reached elsewhere. */
    public Agency at(Endpoint elsewhere) {
        return reached(channel, rendering, form, elsewhere, fallback);
    }

    /** The same, as it is reached when its own channel does not carry; of one that has another way. */
    public Agency fallenBack() {
        return reached(fallback.channel(), fallback.rendering(), null, fallback.endpoint(), null);
    }

    /** The same with another place for what its own channel does not carry. */
    public Agency fallingBackTo(Endpoint elsewhere) {
        return reached(
                channel, rendering, form, endpoint, new Fallback(fallback.channel(), fallback.rendering(), elsewhere));
    }

    private Agency reached(String by, String as, String template, Endpoint where, Fallback otherwise) {
        return new Agency(
                id,
                name,
                number,
                services,
                by,
                intended,
                as,
                template,
                fields,
                gateway,
                via,
                takesReferrals,
                notice,
                attachments,
                agreement,
                acknowledge,
                firstContact,
                sensitive,
                unnamedLabel,
                where,
                contact,
                otherwise,
                drill);
    }

    /** How far the school that referred may follow what comes of it at one of its services. */
    public Progress reportsBack(String service) {
        return services.stream()
                .filter(offered -> offered.id().equals(service))
                .map(this::reportsBack)
                .findFirst()
                .orElseGet(this::usual);
    }

    /** The same where nobody says at which service: as far as all of them let it. */
    public Progress reportsBack() {
        return services.stream()
                .map(this::reportsBack)
                .max(Comparator.naturalOrder())
                .orElseGet(this::usual);
    }

    private Progress reportsBack(Service service) {
        return Objects.requireNonNullElseGet(service.reportsBack(), this::usual);
    }

    private Progress usual() {
        return sensitive ? Progress.RECEIPT : Progress.STATE;
    }

    /**
     * What the agency offers; routing names it.
     *
     * @param reportsBack how far the school may follow; null for what is usual
     */
    public record Service(String id, String name, Progress reportsBack) {
        public Service(String id, String name) {
            this(id, name, null);
        }
    }

    /**
     * Another way for a child in danger when the agency's own channel does not carry; answers are not fetched there.
     *
     * @param channel {@code email} or {@code sftp}
     */
    public record Fallback(String channel, String rendering, Endpoint endpoint) {}

    /**
     * What the agency asks before it takes a referral; said to the referrer before sending.
     *
     * @param ageFrom completed years, inclusive; null for no limit
     * @param ageTo completed years, inclusive; null for no limit
     * @param postcodes prefixes of the area served; empty for anywhere
     * @param triedFirst true when the referral must say what was tried
     * @param mandatory disclosable fields that must not be empty
     */
    public record Gateway(
            Integer ageFrom, Integer ageTo, List<String> postcodes, boolean triedFirst, List<String> mandatory) {
        public Gateway {
            postcodes = List.copyOf(postcodes);
            mandatory = List.copyOf(mandatory);
        }
    }

    /** Whom the referrer rings. */
    public record Contact(String name, String email, String phone) {}
}
