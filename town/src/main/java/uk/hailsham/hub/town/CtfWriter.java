package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** The college's Common Transfer File, version 25, with what real writers get wrong. */
final class CtfWriter implements Roll {
    private final Xml out;
    private final SchoolYear year;
    private final CtfContacts contacts;

    /**
     * @param day on which it is written
     * @param serial of the file, from 1
     */
    CtfWriter(Path folder, LocalDate day, int serial) throws IOException {
        this.year = new SchoolYear(day);
        this.out = new Xml(folder.resolve("8459991_CTF_845LLLL_%03d.xml".formatted(serial)));
        this.contacts = new CtfContacts(out);
        out.open("CTfile", "Header")
                .leaf("DocumentName", "Common Transfer File")
                .leaf("CTFversion", "25.0")
                .leaf("DateTime", day + "T22:15:00")
                .leaf("DocumentQualifier", "full")
                .leaf("DataDescriptor", "Nightly extract")
                .leaf("SupplierID", "MADEUP");
        out.open("SourceSchool");
        school(Place.COLLEGE);
        out.leaf("AcademicYear", year.start()).shut();
        out.open("DestSchool").leaf("LEA", "845").leaf("Estab", "LLLL").shut(2);
        out.open("CTFpupilData");
    }

    @Override
    public void write(Kid kid) {
        boolean inside = kid.oddity() == Oddity.LEGAL_SURNAME_INSIDE;
        out.open("Pupil")
                .leaf("UPN", kid.papers().upn())
                .leaf("UniqueLearnerNumber", year.group(kid.born()) >= 9 ? Numbers.uln(kid.serial()) : null)
                .leaf("Surname", inside ? kid.family().maiden() : kid.name().family())
                .leaf("Forename", kid.name().given())
                .leaf("DOB", born(kid))
                .leaf(kid.oddity() == Oddity.GENDER_O ? "Gender" : "Sex", sex(kid));
        basics(kid);
        circumstances(kid);
        needs(kid);
        address(kid);
        if (kid.oddity() == Oddity.PARENTS_EMAIL) {
            out.leaf("Email", CtfContacts.email(kid));
        }
        contacts.write(kid);
        attendance(kid);
        history(kid);
        out.shut();
    }

    private static String born(Kid kid) {
        return switch (kid.oddity()) {
            case NO_BIRTH_DATE -> null;
            case IMPOSSIBLE_BIRTH_DATE -> kid.born().getYear() + "-02-31";
            default -> kid.born().toString();
        };
    }

    private static String sex(Kid kid) {
        return kid.oddity() == Oddity.GENDER_O ? "O" : kid.girl() ? "F" : "M";
    }

    private void basics(Kid kid) {
        int group = year.group(kid.born());
        boolean odd = kid.oddity() == Oddity.ETHNICITY_THAT_IS_NONE;
        out.open("BasicDetails")
                .leaf("FormerUPN", kid.papers().before())
                .leaf(
                        "LegalSurname",
                        kid.oddity() == Oddity.LEGAL_SURNAME_INSIDE ? kid.name().family() : null)
                .leaf("PreferredForename", kid.name().preferred())
                .leaf("FormerSurname", kid.name().formerFamily())
                .leaf("MiddleNames", kid.name().middle())
                .leaf("NCyearActual", kid.oddity() == Oddity.CLASS_FOR_YEAR ? group + "XYZ" : group == 0 ? "R" : group)
                .leaf("Ethnicity", odd ? "PAKI" : kid.family().origin().ethnicity)
                .leaf("EthnicitySource", "P");
        out.open("Languages", "Type")
                .leaf("LanguageType", "H")
                .leaf("Language", kid.family().origin().language)
                .shut(2);
        out.leaf("EnrolStatus", kid.status())
                .leaf("MedicalFlag", kid.life().medical() ? "1" : "0")
                .leaf("YoungCarer", kid.life().youngCarer() ? "S" : null)
                .shut();
    }

    private void circumstances(Kid kid) {
        if (kid.life().freeMeals()) {
            LocalDate from = year.today().minusDays(100 + kid.serial() % 700);
            out.open("FSMhistory").leaf("FSMreviewDate", year.today().plusYears(1));
            out.open("FSMinstance")
                    .leaf("FSMstartDate", from)
                    .leaf("FSMendDate", kid.serial() % 9 == 0 ? year.today().minusDays(30) : null)
                    .leaf("UKcountry", "ENG")
                    .shut(2);
        }
        if (kid.life().inCare()) {
            out.open("LookedAfter")
                    .leaf("InCare", "true")
                    .leaf("CareAuthority", "845")
                    .shut();
        }
    }

    private void needs(Kid kid) {
        Sen sen = kid.sen();
        if (!sen.any()) {
            return;
        }
        if (kid.oddity() == Oddity.FLAT_SEN) {
            out.open("SEN").leaf("SENprovision", sen.provision()).shut();
        } else {
            out.open("SENhistory");
            if (sen.earlier() != null) {
                period(sen.from().minusYears(1), sen.earlier());
            }
            period(sen.from(), sen.provision());
            out.shut();
        }
        out.open("SENneeds");
        for (int i = 0; i < sen.needs().size(); i++) {
            out.open("SENneed")
                    .leaf("SENtypeRank", kid.oddity() == Oddity.RANK_TIE ? 1 : i + 1)
                    .leaf("SENtype", sen.needs().get(i))
                    .leaf("NeedStartDate", i == 0 ? sen.from() : null)
                    .shut();
        }
        out.shut();
    }

    private void period(LocalDate from, String provision) {
        out.open("SEN").leaf("StartDate", from).leaf("SENprovision", provision).shut();
    }

    private void address(Kid kid) {
        Home home = kid.family().home();
        out.open("Address");
        CtfContacts.place(out, home, kid.family().number() % 2 == 0);
        if (kid.oddity() == Oddity.HALF_A_POSTCODE) {
            out.leaf("Postcode", "BN27");
        } else {
            out.leaf("PostCode", home.postcode());
        }
        out.shut();
    }

    private void attendance(Kid kid) {
        out.open("Attendance", "YearData").leaf("Year", year.start());
        school(Place.COLLEGE);
        out.leaf("SessionsPossible", 120)
                .leaf("SessionsAttended", kid.life().attended())
                .leaf("SessionsAuthorised", (120 - kid.life().attended()) / 2)
                .leaf("SessionsUnauthorised", (121 - kid.life().attended()) / 2)
                .leaf("AttendanceStartDate", LocalDate.of(year.start(), 9, 3))
                .shut(2);
    }

    private void history(Kid kid) {
        boolean grownUp = year.group(kid.born()) > 6;
        LocalDate began = year.firstDayOf(grownUp ? 7 : 0, kid.born());
        out.open("SchoolHistory");
        if (grownUp) {
            out.open("School");
            school(Place.PRIMARIES.get(kid.serial() % Place.PRIMARIES.size()));
            out.leaf("EntryDate", year.firstDayOf(0, kid.born()))
                    .leaf("LeavingDate", began.withMonth(7).withDayOfMonth(21))
                    .leaf("LeavingReason", "PM")
                    .shut();
        }
        out.open("School");
        school(Place.COLLEGE);
        out.leaf("EntryDate", began).shut(2);
    }

    private void school(Place place) {
        out.leaf("LEA", place.laestab.substring(0, 3))
                .leaf("Estab", place.laestab.substring(3))
                .leaf("SchoolName", place.label);
    }

    @Override
    public void close() {
        out.close();
    }
}
