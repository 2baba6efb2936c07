package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers.NhsNumber;
import uk.hailsham.hub.domain.identifier.Shown;

/**
 * Every field an agency may be allowed to see, by the key its allow-list in {@code config/agencies.yml} names. What is not
 * here cannot leave the hub in a referral.
 */
public enum DisclosableField {
    RECIPIENT_ID(
            Section.REFERRAL,
            "Recipient id",
            known -> known.recipient() == null ? null : Shown.RECIPIENT.of(known.recipient())),
    NOTICE(
            Section.REFERRAL,
            "Please note",
            known ->
                    "A referral waits at the hub. Its only reference is the recipient id. Ring whoever refers, at the number"
                            + " given here. Never write to the family home and never ring it."),
    VERSION(Section.REFERRAL, "Version", known -> null),
    REFERENCE(Section.REFERRAL, "School's reference", known -> known.request().reference()),
    REFERRED_ON(Section.REFERRAL, "Referred on", known -> known.day().toString()),
    SAFEGUARDING(
            Section.REFERRAL,
            "Safeguarding concern",
            known -> yesNo(known.request().safeguarding())),
    URGENCY(Section.REFERRAL, "Urgency", known -> word(known.request().urgency())),
    SERVICE_ASKED(Section.REFERRAL, "Service asked for", Known::service),
    NEED(Section.REFERRAL, "Need referred for", "need", known -> known.request().need()),
    REASON(Section.REFERRAL, "Reason for referral", known -> known.request().reason()),
    TRIED_FIRST(Section.REFERRAL, "Tried first", known -> known.request().triedFirst()),

    CHILD_FAMILY(Section.CHILD, "Family name", Known::family),
    CHILD_GIVEN(Section.CHILD, "Given name", Known::given),
    CHILD_PREFERRED(Section.CHILD, "Preferred name", Texts::preferred),
    DATE_OF_BIRTH(
            Section.CHILD, "Date of birth", known -> date(known.dateOfBirth().orElse(null))),
    SEX(
            Section.CHILD,
            "Sex",
            "sex",
            known -> known.ofChild(Child::sex).map(Enum::name).orElse(null)),
    ETHNICITY(
            Section.CHILD,
            "Ethnicity",
            "ethnicity",
            known -> known.ofChild(Child::ethnicity).orElse(null)),
    HOME_LANGUAGE(Section.CHILD, "Home language", "language", Texts::homeLanguage),
    ADDRESS(Section.CHILD, "Home address", Texts::address),
    POSTCODE(Section.CHILD, "Postcode", known -> known.postcode().orElse(null)),
    UPN(Section.CHILD, "UPN", Known::upn),
    NHS_NUMBER(
            Section.CHILD,
            "NHS number",
            known -> known.ofChild(child -> child.identifiers().nhsNumber())
                    .filter(number -> !"unsound".equals(number.status()))
                    .map(NhsNumber::value)
                    .orElse(null)),
    SCHOOL(Section.CHILD, "School", Known::schoolName),
    YEAR_GROUP(
            Section.CHILD,
            "Year group",
            "nc-year",
            known -> known.enrolment().map(Enrolment::yearGroup).orElse(null)),

    PRIMARY_NEED(Section.NEEDS, "Primary need", "need", Texts::primaryNeed),
    NEEDS(Section.NEEDS, "Needs on record", Texts::needs),
    SEN_PROVISION(Section.NEEDS, "SEN provision", "sen-provision", Texts::provision),
    RESOURCES(Section.NEEDS, "Support in place", Texts::resources),

    PARENTS(Section.FAMILY, "Parental responsibility", Texts::parents),
    CHILD_VIEW(Section.FAMILY, "Child's view", known -> known.request().childView()),
    PARENT_VIEW(Section.FAMILY, "Parent's view", known -> known.request().parentView()),

    LAWFUL_BASIS(Section.AGREEMENT, "Lawful basis", known -> known.request().lawfulBasis()),
    AGREEMENT(Section.AGREEMENT, "Agreement to the service", Texts::agreement),
    INDEX_CHECKED(Section.AGREEMENT, "Children's Index checked", Texts::indexChecked),

    REFERRER_NAME(Section.REFERRER, "Name", known -> Texts.referrer(known, ReferralRequest.Referrer::name)),
    REFERRER_ROLE(Section.REFERRER, "Role", known -> Texts.referrer(known, ReferralRequest.Referrer::role)),
    REFERRER_EMAIL(Section.REFERRER, "E-mail", known -> Texts.referrer(known, ReferralRequest.Referrer::email)),
    REFERRER_PHONE(Section.REFERRER, "Phone", known -> Texts.referrer(known, ReferralRequest.Referrer::phone));

    /** The parts of a form, in its order. */
    public enum Section {
        REFERRAL("Referral"),
        CHILD("Child"),
        NEEDS("Needs and support"),
        FAMILY("Family"),
        AGREEMENT("Sharing and agreement"),
        REFERRER("Referred by");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final Map<String, DisclosableField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DisclosableField::key, field -> field));

    private final Section section;
    private final String label;
    private final String codeList;
    private final Function<Known, String> extractor;

    DisclosableField(Section section, String label, Function<Known, String> extractor) {
        this(section, label, null, extractor);
    }

    DisclosableField(Section section, String label, String codeList, Function<Known, String> extractor) {
        this.section = section;
        this.label = label;
        this.codeList = codeList;
        this.extractor = extractor;
    }

    /** As allow-lists write it and as a CSV column is headed: {@code child_family}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a form shows it. */
    public String label() {
        return label;
    }

    public Section section() {
        return section;
    }

    /** The list in {@code config/codes} whose code this field holds; empty for plain text. */
    public Optional<String> codeList() {
        return Optional.ofNullable(codeList);
    }

    /** True when the field tells where the child can be found; a shielded child's is withheld. */
    public boolean whereabouts() {
        return switch (this) {
            case ADDRESS, POSTCODE, SCHOOL, PARENTS -> true;
            default -> false;
        };
    }

    /** True when the field may stand in a notice: it tells nothing of the child. */
    public boolean fitsNotice() {
        return switch (this) {
            case RECIPIENT_ID,
                    NOTICE,
                    VERSION,
                    REFERRED_ON,
                    URGENCY,
                    REFERRER_NAME,
                    REFERRER_ROLE,
                    REFERRER_EMAIL,
                    REFERRER_PHONE -> true;
            default -> false;
        };
    }

    /** True when the hub itself adds the field where it belongs; no allow-list names it. */
    public boolean addedByTheHub() {
        return this == RECIPIENT_ID || this == NOTICE || this == VERSION;
    }

    public static Optional<DisclosableField> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** @throws IllegalArgumentException when no field has this key; the message lists them */
    public static DisclosableField of(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException("no disclosable field '" + key
                        + "'; known: "
                        + Arrays.stream(values()).map(DisclosableField::key).collect(Collectors.joining(", "))));
    }

    /** Empty text where nothing is known, never null. */
    String text(Known known) {
        String text = extractor.apply(known);
        return text == null ? "" : text.strip();
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    private static String date(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
