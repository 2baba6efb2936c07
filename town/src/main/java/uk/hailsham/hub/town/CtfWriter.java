package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;

/** The college's Common Transfer File, version 25. */
final class CtfWriter implements AutoCloseable {
    private final Text out;
    private final TownPlan plan;

    CtfWriter(Path folder, TownPlan plan) throws IOException {
        this.plan = plan;
        out = new Text(folder.resolve("8459991_CTF_845LLLL_001.xml"), StandardCharsets.UTF_8);
        line("""
                <?xml version="1.0" encoding="UTF-8"?>
                <CTfile>
                  <Header>
                    <DocumentName>Common Transfer File</DocumentName>
                    <CTFversion>25.0</CTFversion>
                    <DateTime>%sT22:15:00</DateTime>
                    <DocumentQualifier>full</DocumentQualifier>
                    <SupplierID>MADEUP</SupplierID>
                    <SourceSchool><LEA>845</LEA><Estab>9991</Estab><SchoolName>Hailsham Community College</SchoolName><AcademicYear>%d</AcademicYear></SourceSchool>
                    <DestSchool><LEA>845</LEA><Estab>LLLL</Estab></DestSchool>
                  </Header>
                  <CTFpupilData>""".formatted(plan.today(), plan.today().getYear() - (plan.today().getMonthValue() < 9 ? 1 : 0)));
    }

    void write(Kid kid) {
        boolean odd = kid.serial() % 97 == 0;
        line("    <Pupil>");
        element(6, "UPN", kid.kind().equals("unsound-upn") ? Numbers.spoilt(kid.upn()) : kid.upn());
        element(6, "Surname", kid.family());
        element(6, "Forename", kid.given());
        element(6, "DOB", kid.serial() % 307 == 0 ? null : kid.born().toString());
        element(6, odd ? "Gender" : "Sex", odd ? "O" : kid.girl() ? "F" : "M");
        basic(kid, odd);
        if (kid.serial() % 6 == 0) {
            line("      <FSMhistory><FSMinstance><FSMstartDate>" + plan.today().minusYears(1)
                    + "</FSMstartDate><UKcountry>ENG</UKcountry></FSMinstance></FSMhistory>");
        }
        if (kid.serial() % 83 == 0) {
            line("      <LookedAfter><InCare>true</InCare><CareAuthority>845</CareAuthority></LookedAfter>");
        }
        needs(kid);
        address(kid);
        contacts(kid);
        line(
                "      <Attendance><YearData><Year>%d</Year><LEA>845</LEA><Estab>9991</Estab><SchoolName>Hailsham Community College</SchoolName><SessionsPossible>120</SessionsPossible><SessionsAttended>%d</SessionsAttended></YearData></Attendance>"
                        .formatted(plan.today().getYear(), 120 - kid.serial() % 25));
        line(
                "      <SchoolHistory><School><LEA>845</LEA><Estab>9991</Estab><SchoolName>Hailsham Community College</SchoolName><EntryDate>%s</EntryDate></School></SchoolHistory>"
                        .formatted(kid.born().plusYears(11).withMonth(9).withDayOfMonth(3)));
        line("    </Pupil>");
    }

    private void basic(Kid kid, boolean odd) {
        int year = Math.max(
                7, Math.min(11, Period.between(kid.born(), plan.today()).getYears() - 5));
        line("      <BasicDetails>");
        if (kid.kind().equals("former-upn")) {
            element(8, "FormerUPN", Numbers.upn(7001, 11 + kid.serial() / 1000, kid.serial()));
        }
        if (kid.kind().equals("preferred-name")) {
            element(8, "PreferredForename", kid.given().substring(0, 3) + "y");
        }
        element(8, "MiddleNames", kid.middle());
        element(8, "NCyearActual", odd ? "10XYZ" : String.valueOf(year));
        element(8, "Ethnicity", kid.serial() % 89 == 0 ? "PAKI" : kid.ethnicity());
        line("        <Languages><Type><LanguageType>H</LanguageType><Language>%s</Language></Type></Languages>"
                .formatted(kid.ethnicity().equals("WOTH") ? "POL" : "ENG"));
        element(8, "EnrolStatus", "C");
        line("      </BasicDetails>");
    }

    private void needs(Kid kid) {
        if (kid.need() == null) {
            return;
        }
        line(
                "      <SENhistory><SEN><StartDate>%s</StartDate><SENprovision>A</SENprovision></SEN><SEN><StartDate>%s</StartDate><SENprovision>%s</SENprovision></SEN></SENhistory>"
                        .formatted(kid.born().plusYears(6), plan.today().minusMonths(14), kid.provision()));
        String second = kid.serial() % 3 == 0
                ? "<SENneed><SENtypeRank>2</SENtypeRank><SENtype>" + (kid.need().equals("SLCN") ? "MLD" : "SLCN")
                        + "</SENtype></SENneed>"
                : "";
        line("      <SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>%s</SENtype></SENneed>%s</SENneeds>"
                .formatted(kid.need(), second));
    }

    private void address(Kid kid) {
        Family home = kid.home();
        line(
                kid.serial() % 2 == 0
                        ? "      <Address><BS7666Address><PAON>%s</PAON><Street>%s</Street><Town>Hailsham</Town></BS7666Address><PostCode>%s</PostCode></Address>"
                                .formatted(home.house(), home.street(), home.postcode())
                        : "      <Address><AddressLines><AddressLine1>%s %s</AddressLine1><AddressLine2>Hailsham</AddressLine2></AddressLines><PostCode>%s</PostCode></Address>"
                                .formatted(home.house(), home.street(), home.postcode()));
    }

    private void contacts(Kid kid) {
        String family = Text.xml(kid.home().surname());
        line("      <Contacts>");
        line(
                "        <Contact><Order>1</Order><Surname>%s</Surname><Forename>%s</Forename><Relationship>PAM</Relationship><Responsibility>true</Responsibility><AddressAsPupil>true</AddressAsPupil><Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900%03d</PhoneNo></Phone></Phones><Email>parent%d@families.example</Email></Contact>"
                        .formatted(family, kid.home().mother(), kid.serial() % 1000, kid.serial()));
        line(
                "        <Contact><Order>2</Order><Surname>Reed</Surname><Forename>Dr</Forename><Relationship>DOC</Relationship><Phones><Phone><TelephoneType>W</TelephoneType><PhoneNo>01632 960200</PhoneNo></Phone></Phones></Contact>");
        if (kid.serial() % 83 == 0) {
            line(
                    "        <Contact><Order>3</Order><Surname>Hale</Surname><Forename>Robin</Forename><Relationship>SWR</Relationship></Contact>");
        }
        line("      </Contacts>");
    }

    private void element(int indent, String name, String value) {
        if (value != null) {
            line(" ".repeat(indent) + "<" + name + ">" + Text.xml(value) + "</" + name + ">");
        }
    }

    private void line(String text) {
        out.line(text, "\n");
    }

    @Override
    public void close() {
        line("  </CTFpupilData>\n</CTfile>");
        out.close();
    }
}
