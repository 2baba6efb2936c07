package uk.hailsham.hub.mappings.ctf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;
import uk.hailsham.hub.mappings.pupil.Provision;
import uk.hailsham.hub.mappings.pupil.Unsound;

/** A pupil of the file into a child. */
final class CtfMapping {
    private final School school;
    private final CodeLists codes;
    private final LocalDate day;
    private final String laestab;

    /**
     * @param day the day of the drop, on which things are current or not
     * @param sender seven digits, or null when the file names no school
     */
    CtfMapping(School school, CodeLists codes, LocalDate day, String sender) {
        this.school = school;
        this.codes = codes;
        this.day = day;
        this.laestab = sender == null ? school.laestabOn(day) : sender;
    }

    Row row(Row.At at, CtfPupil pupil) {
        Findings identity = new Findings(school.codes(), codes);
        CtfIdentity who = CtfIdentity.of(pupil, day, identity);
        if (!who.complete()) {
            return Unsound.row(List.of(at), identity, who.keys(pupil));
        }
        return new Row.Sound(List.of(at), child(at, pupil, who, identity));
    }

    private Child child(Row.At at, CtfPupil pupil, CtfIdentity who, Findings findings) {
        CtfBasicDetails basic = pupil.basic();
        CtfNeeds needs = new CtfNeeds(day, findings);
        List<SenPeriod> history = needs.history(pupil.sen());
        CtfAddresses addresses = new CtfAddresses(findings);
        List<Address> home = addresses.home(pupil.addresses());
        CtfPersons persons = new CtfPersons(addresses, findings);
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                who.names(),
                who.dateOfBirth(),
                findings.sex(pupil.sex()),
                findings.code("ethnicity", "ethnicity", basic.ethnicity()),
                new IdentifierReading(findings).identifiers(pupil.upn(), basic.formerUpns(), pupil.uln(), null, null),
                home,
                persons.persons(pupil, home),
                languages(basic, findings),
                new CtfEnrolments(laestab, school, findings).enrolments(pupil),
                history,
                needs.needs(pupil.sen(), Provision.on(day, history, findings)),
                List.of(),
                new CtfContext(day, findings).context(pupil),
                findings.all());
    }

    private static List<Language> languages(CtfBasicDetails basic, Findings findings) {
        List<Language> languages = new ArrayList<>();
        for (CtfBasicDetails.CtfLanguage each : basic.languages()) {
            String code = findings.code("languages", "language", each.language());
            if (code != null) {
                languages.add(new Language(findings.code("languages", "language-type", each.type()), code));
            }
        }
        return languages;
    }
}
