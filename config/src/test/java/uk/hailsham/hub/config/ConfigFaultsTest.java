package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each slip that somebody may make in the configuration is told where it is, and alone. */
class ConfigFaultsTest {
    private static final String WHITE_HOUSE = "schools/white-house.yml";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{3}")
    @MethodSource({
        "slipsInSchools",
        "slipsInColumns",
        "slipsInAgencies",
        "slipsInDisclosure",
        "slipsElsewhere",
        "slipsInCodes"
    })
    void aSlipIsTold(String file, String from, String to, String told) throws IOException {
        assertThat(ConfigCopy.in(folder).replace(file, from, to).faults()).containsExactly(told);
    }

    private static Arguments slip(String file, String from, String to, String told) {
        return Arguments.of(file, from, to, told);
    }

    static Stream<Arguments> slipsInSchools() {
        return Stream.of(
                slip(
                        WHITE_HOUSE,
                        "name: White House Primary School",
                        "name:",
                        "schools/white-house.yml:3: name: expected a value, found none"),
                slip(
                        WHITE_HOUSE,
                        "id: white-house",
                        "id: whitehouse",
                        "schools/white-house.yml:2: id: expected 'white-house', as the file is named, found 'whitehouse'"),
                slip(
                        WHITE_HOUSE,
                        "inbox/white-house",
                        "inbox/x/../hailsham-community-college/sims",
                        "schools/white-house.yml:12: inbox: expected a folder of its own, found"
                                + " 'inbox/hailsham-community-college/sims', which meets hailsham-community-college's"),
                slip(
                        WHITE_HOUSE,
                        "settleSeconds: 5",
                        "sftp: {host: a.example, user: hub, folder: out, hostKey: 'SHA256:" + "a".repeat(43) + "'}",
                        "schools/white-house.yml:12: inbox.sftp.keySecret: expected keySecret or passwordSecret, found"
                                + " neither"),
                slip(
                        WHITE_HOUSE,
                        "settleSeconds: 5",
                        "sftp: {host: a.example, user: hub, folder: out, keySecret: a, after: move}",
                        "schools/white-house.yml:12: inbox.sftp.hostKey: expected a value, found none"),
                slip(
                        WHITE_HOUSE,
                        "8459992",
                        "8459991",
                        "schools/white-house.yml:7: laestabs: expected numbers of its own, found '8459991', which is"
                                + " hailsham-community-college's"),
                slip(
                        WHITE_HOUSE,
                        "{number: \"8459992\"}",
                        "{number: 845/9992}",
                        "schools/white-house.yml:8: laestabs[0].number: expected seven digits in quotes, local authority"
                                + " and establishment, found '845/9992'"),
                slip(
                        WHITE_HOUSE,
                        "{number: \"8459992\"}",
                        "{number: \"8459992\", from: 2020-01-01, to: 2019-01-01}",
                        "schools/white-house.yml:8: laestabs[0].to: expected a date not before from (2020-01-01), found"
                                + " '2019-01-01'"),
                slip(
                        WHITE_HOUSE,
                        "[Whitehouse, White House, whitehouse]",
                        "[Hailsham CC]",
                        "schools/white-house.yml:4: aliases: expected names of its own, found 'Hailsham CC', which is"
                                + " hailsham-community-college's"),
                slip(
                        WHITE_HOUSE,
                        "[Whitehouse, White House, whitehouse]",
                        "[[a]]",
                        "schools/white-house.yml:4: aliases: expected one value for each item, found none, a list or a"
                                + " block"),
                slip(
                        WHITE_HOUSE,
                        "[upn, former-upn, name-dob]",
                        "[upn, upn]",
                        "schools/white-house.yml:18: pupilKey: expected each item once, found 'upn' again"),
                slip(
                        WHITE_HOUSE,
                        "[upn, former-upn, name-dob]",
                        "[upm]",
                        "schools/white-house.yml:18: pupilKey: expected one of local-id, upn, former-upn, name-dob, found"
                                + " 'upm'; did you mean 'upn'?"),
                slip(
                        WHITE_HOUSE,
                        "dd/MM/yyyy",
                        "dd/bb/yyyy",
                        "schools/white-house.yml:15: layout.datePattern: expected a date pattern such as dd/MM/yyyy, found"
                                + " 'dd/bb/yyyy'"),
                slip(
                        WHITE_HOUSE,
                        "covers: roll, ",
                        "",
                        "schools/white-house.yml:22: contract.covers: expected a value, found none"),
                slip(
                        WHITE_HOUSE,
                        "goneAllowed: 0.10",
                        "goneAllowed: 10",
                        "schools/white-house.yml:22: contract.goneAllowed: expected a share from 0 to 1, found '10'"),
                slip(
                        WHITE_HOUSE,
                        "format: sims-csv",
                        "format: sims-csv\ncodes: {sexx: {Boy: M}}",
                        "schools/white-house.yml:15: codes.sexx: expected a list of codes/, found 'sexx'; did you mean"
                                + " 'sex'?"),
                slip(
                        WHITE_HOUSE,
                        "format: sims-csv",
                        "format: sims-csv\ncodes: {sex: {Boy: M, Girl: Q}}",
                        "schools/white-house.yml:15: codes.sex.Girl: expected a code of codes/sex.csv, found 'Q'"),
                slip(
                        WHITE_HOUSE,
                        "format: sims-csv",
                        "format: sims-csv\nformat: ctf",
                        "schools/white-house.yml:15: format: expected this key once, found it again"));
    }

    static Stream<Arguments> slipsInColumns() {
        String format = "format: sims-csv";
        String sound = "dateOfBirth: DOB, name: Name";
        return Stream.of(
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {" + sound + ", neeed: SEN need}",
                        "schools/white-house.yml:15: columns.neeed: expected a field, found 'neeed'; did you mean 'need'?"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {" + sound + ",\n  need: [SEN 1, SEN 1]}",
                        "schools/white-house.yml:16: columns.need: expected each item once, found 'SEN 1' again"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {" + sound + ", need: {a: b}}",
                        "schools/white-house.yml:15: columns.need: expected one value, found a list or a block"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {" + sound + ", need:}",
                        "schools/white-house.yml:15: columns.need: expected a value, found none"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {dateOfBirth: DOB, family: Surname}",
                        "schools/white-house.yml:15: columns: expected a heading for name or given, found none"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: csv\ncolumns: {name: Name}",
                        "schools/white-house.yml:15: columns: expected a heading for dateOfBirth, found none"),
                slip(
                        WHITE_HOUSE,
                        format,
                        "format: ctf\ncolumns: {name: Name}",
                        "schools/white-house.yml:15: columns: expected none: the format ctf names its own columns"),
                slip(
                        WHITE_HOUSE,
                        "datePattern: dd/MM/yyyy",
                        "datePattern: [dd/MM/yyyy, dd/mm/yyyy]",
                        "schools/white-house.yml:15: layout.datePattern: expected a date pattern such as dd/MM/yyyy, found"
                                + " 'dd/mm/yyyy'"),
                slip(
                        WHITE_HOUSE,
                        "datePattern: dd/MM/yyyy",
                        "datePattern: YYYY-MM-dd",
                        "schools/white-house.yml:15: layout.datePattern: expected a date pattern such as dd/MM/yyyy, found"
                                + " 'YYYY-MM-dd'"),
                slip(
                        WHITE_HOUSE,
                        "datePattern: dd/MM/yyyy",
                        "separator: x",
                        "schools/white-house.yml:15: layout.separator: expected comma, semicolon, tab or bar, found 'x'"));
    }

    static Stream<Arguments> slipsInAgencies() {
        String hostKey = "      hostKey: SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
        return Stream.of(
                slip(
                        "agencies.yml",
                        hostKey,
                        "",
                        "agencies.yml:45: agencies[1].endpoint.hostKey: expected a value, found none"),
                slip(
                        "agencies.yml",
                        hostKey,
                        "      hostKey: MD5:aa\n",
                        "agencies.yml:49: agencies[1].endpoint.hostKey: expected a fingerprint SHA256:… of 43 characters,"
                                + " found 'MD5:aa'"),
                slip(
                        "agencies.yml",
                        "keySecret: educational-psychology-key",
                        "keySecret: EP key",
                        "agencies.yml:50: agencies[1].endpoint.keySecret: expected a secret's name of a-z, 0-9 and hyphens"
                                + " (the secret itself never stands here), found 'EP key'"),
                slip(
                        "agencies.yml",
                        "channel: sftp",
                        "channel: stfp",
                        "agencies.yml:33: agencies[1].channel: expected one of email, fhir, hl7v2, secure-link, sftp, found 'stfp'; did you mean"
                                + " 'sftp'?"),
                slip(
                        "agencies.yml",
                        "    number: 16\n",
                        "",
                        "agencies.yml:28: agencies[1].number: expected a value, found none"),
                slip(
                        "agencies.yml",
                        "number: 16",
                        "number: 1",
                        "agencies.yml:30: agencies[1].number: expected a number of its own, found 1 again"),
                slip(
                        "agencies.yml",
                        "{amount: 5, unit: working-days}",
                        "{amount: 5}",
                        "agencies.yml:41: agencies[1].acknowledge.unit: expected a value, found none"),
                slip(
                        "agencies.yml",
                        "{ageFrom: 0, ageTo: 17,",
                        "{ageFrom: 18, ageTo: 17,",
                        "agencies.yml:20: agencies[0].gateway.ageTo: expected no less than ageFrom (18), found '17'"),
                slip(
                        "agencies.yml",
                        "number: 19",
                        "number: 19\n    via: nobody",
                        "agencies.yml:59: agencies[2].via: expected the id of an agency, found 'nobody'"),
                slip(
                        "agencies.yml",
                        "number: 19",
                        "number: 19\n    via: class-learning-autism",
                        "agencies.yml:59: agencies[2].via: expected an agency that is reached directly, found"
                                + " 'class-learning-autism', which is behind 'class-learning-autism'"),
                slip(
                        "agencies.yml",
                        "to: spoa@childrens-social-care.example",
                        "to: spoa",
                        "agencies.yml:24: agencies[0].endpoint.to: expected an e-mail address such as"
                                + " intake@agency.example, found 'spoa'"),
                slip(
                        "agencies.yml",
                        "id: class-support",
                        "id: class-support, name: Other}\n      - {id: class-support",
                        "agencies.yml:59: agencies[2].services: expected each service once, found 'class-support' again"),
                slip(
                        "agencies.yml",
                        "number: 19",
                        "number: 19\n    intended: pigeon",
                        "agencies.yml:59: agencies[2].intended: expected one of email, fhir, hl7v2, mesh, secure-link, sftp,"
                                + " found 'pigeon'"),
                slip(
                        "agencies.yml",
                        "educational-psychology], from: 2026-09-01,",
                        "educational-psychology],",
                        "agencies.yml:54: agencies[1].agreement.from: expected a value, found none"),
                slip(
                        "agencies.yml",
                        "educational-psychology], from: 2026-09-01, to: 2029-08-31",
                        "educational-psychology], from: 2026-09-01, to: 2025-08-31",
                        "agencies.yml:54: agencies[1].agreement.to: expected a date not before from (2026-09-01), found"
                                + " '2025-08-31'"),
                slip(
                        "agencies.yml",
                        "[the schools, educational-psychology], from",
                        "[the schools, educational-psychology], fields: [reference, referred_on, urgency, need, reason,"
                                + " tried_first, child_family, child_given, child_preferred, date_of_birth, sex,"
                                + " home_language, upn, school, year_group, primary_need, needs, sen_provision, resources,"
                                + " child_view, parent_view, agreement, referrer_name, referrer_role], from",
                        "agencies.yml:54: agencies[1].agreement.fields: expected every field that the agency may see,"
                                + " found none of: referrer_email, referrer_phone"),
                slip(
                        WHITE_HOUSE,
                        "fields: [identity, enrolment,",
                        "fields: [identity, enrollment,",
                        "schools/white-house.yml:51: agreement.fields: expected one of identity, enrolment, contacts, sen,"
                                + " context, protection, found 'enrollment'; did you mean 'enrolment'?"),
                slip(
                        WHITE_HOUSE,
                        "lawfulBasis: public-task",
                        "lawfulBasis: because",
                        "schools/white-house.yml:50: agreement.lawfulBasis: expected one of consent, legal-obligation,"
                                + " vital-interests, public-task, safeguarding, legitimate-interests, found 'because'"));
    }

    static Stream<Arguments> slipsInDisclosure() {
        String number = "number: 19";
        String fields = """
                    fields: [reference, referred_on, urgency, need, reason, tried_first,
                             child_family, child_given, child_preferred, date_of_birth, sex, home_language,
                             upn, school, year_group, primary_need, needs, sen_provision, resources,
                             parents, child_view, parent_view, agreement, index_checked,
                             referrer_name, referrer_role, referrer_email, referrer_phone]
                    gateway: {ageFrom: 4, ageTo: 18, postcodes: [], triedFirst: true, mandatory: [reason, referrer_name, referrer_email]}
                """;
        String notice = """
                    notice: true
                    fields: [referred_on, urgency, referrer_name, referrer_phone]
                """;
        String notNoticed = "[referred_on, referrer_email, referrer_name, referrer_phone, referrer_role, urgency]";
        return Stream.of(
                slip(
                        "agencies.yml",
                        "[reason, referrer_name]",
                        "[reason, lawful_basis]",
                        "agencies.yml:40: agencies[1].gateway.mandatory: expected fields that the agency may see, found"
                                + " 'lawful_basis', which its fields do not name"),
                slip(
                        "agencies.yml",
                        fields,
                        notice + "    via: childrens-social-care\n",
                        "agencies.yml:65: agencies[2].via: expected no front door before an agency that only gets a notice,"
                                + " since the door is not meant to learn of the referral, found 'childrens-social-care'"),
                slip(
                        "agencies.yml",
                        fields,
                        notice.replace("urgency", "need"),
                        "agencies.yml:64: agencies[2].fields: expected of a notice one of " + notNoticed
                                + ", found 'need'"),
                slip(
                        "agencies.yml",
                        fields,
                        notice.replace(", referrer_phone", ""),
                        "agencies.yml:64: agencies[2].fields: expected referrer_phone in a notice, which asks to ring, found"
                                + " none"),
                slip(
                        "agencies.yml",
                        number,
                        number + "\n    notice: perhaps",
                        "agencies.yml:59: agencies[2].notice: expected true or false, found 'perhaps'"),
                slip(
                        "agencies.yml",
                        number,
                        number + "\n    takesReferrals: seldom",
                        "agencies.yml:59: agencies[2].takesReferrals: expected true or false, found 'seldom'"),
                slip(
                        "agencies.yml",
                        number,
                        number + "\n    via: educational-psychology",
                        "agencies.yml:59: agencies[2].via: expected an agency that is told which service is asked for, found"
                                + " 'educational-psychology', whose fields do not name service_asked"),
                slip(
                        "agencies.yml",
                        number,
                        number + "\n    unnamedLabel: additional service",
                        "agencies.yml:59: agencies[2].unnamedLabel: expected sensitive: true beside these words, found"
                                + " 'additional service' on an agency that everybody may name"),
                slip(
                        "agencies.yml",
                        "{amount: 42, unit: calendar-days}",
                        "{amount: 42, unit: calendar-days, urgent: {amount: 7}}",
                        "agencies.yml:42: agencies[1].firstContact.urgent.unit: expected a value, found none"),
                slip(
                        "agencies.yml",
                        "{amount: 42, unit: calendar-days}",
                        "{amount: 42, unit: calendar-days, soon: {amount: 7, unit: hours}}",
                        "agencies.yml:42: agencies[1].firstContact.soon: expected one of amount, unit, urgent, emergency,"
                                + " found this unknown key"));
    }

    static Stream<Arguments> slipsElsewhere() {
        return Stream.of(
                slip(
                        "sen-framework.yml",
                        "[\"0\"]\n        needs: \"Says fewer",
                        "[\"0\", \"1\"]\n        needs: \"Says fewer",
                        "sen-framework.yml:22: areas[0].cells: expected one cell for level sen-support and key stage 1,"
                                + " found 2"),
                slip(
                        "hub.yml",
                        "Europe/London",
                        "London",
                        "hub.yml:6: zone: expected a time zone such as Europe/London," + " found 'London'"),
                slip(
                        "hub.yml",
                        "  passwordSecret: mail-relay\n",
                        "",
                        "hub.yml:10: mail.passwordSecret: expected a value, found none"),
                slip(
                        "hub.yml",
                        "port: 587",
                        "port: 70000",
                        "hub.yml:11: mail.port: expected a whole number from 1 to" + " 65535, found '70000'"),
                slip(
                        "hub.yml",
                        "at: \"05:30\"",
                        "at: half past five",
                        "hub.yml:35: index.at: expected a time such as \"05:30\", found 'half past five'"),
                slip(
                        "hub.yml",
                        "acknowledgeHours: 72",
                        "acknowledgeHours: 0",
                        "hub.yml:39: subscriptions.acknowledgeHours: expected a whole number from 1 to 744, found '0'"),
                slip(
                        "hub.yml",
                        "progress: {}",
                        "progress: {educational-psychologist: state}",
                        "hub.yml:42: subscriptions.progress.educational-psychologist: expected the id of an agency, found"
                                + " 'educational-psychologist'"),
                slip(
                        "hub.yml",
                        "progress: {}",
                        "progress: {educational-psychology: all}",
                        "hub.yml:42: subscriptions.progress.educational-psychology: expected state, receipt or nothing,"
                                + " found 'all'"),
                slip(
                        "hub.yml",
                        "  deputy: {name: Deputy coordinator, email: deputy-coordinator@hailsham-hub.example,"
                                + " phone: 01632 960198}\n",
                        "",
                        "hub.yml:64: coordinator.deputy: expected a value, found none"),
                slip(
                        "hub.yml",
                        "from: \"20:00\"",
                        "from: eight",
                        "hub.yml:75: alerts.quiet.from: expected a time such as \"20:00\", found 'eight'"),
                slip(
                        "hub.yml",
                        "what: mail-relay, ends: 2027-08-31",
                        "what: mail-relay, ends: soon",
                        "hub.yml:83: renew[0].ends: expected a date such as 2027-08-31, found 'soon'"),
                slip(
                        "schools/grovelands.yml",
                        "email: senco@grovelands.example",
                        "email: senco",
                        "schools/grovelands.yml:62: deputies[0].email: expected an e-mail address such as intake@agency.example,"
                                + " found 'senco'"),
                slip(
                        "routing.yml",
                        "[class-support]",
                        "[class-support], next: [clas-support]",
                        "routing.yml:8: rules[1].next: expected a"
                                + " service that an agency in agencies.yml offers, found 'clas-support'; did you mean"
                                + " 'class-support'?"),
                slip(
                        "routing.yml",
                        "need: SLCN",
                        "need: SLNC",
                        "routing.yml:8: rules[1].need: expected a code of"
                                + " codes/need.csv or SAFEGUARDING, found 'SLNC'"),
                slip(
                        "routing.yml",
                        "[class-support]",
                        "[]",
                        "routing.yml:8: rules[1].services: expected a value, found" + " none"),
                slip(
                        "routing.yml",
                        "[class-support]",
                        "[clas-support]",
                        "routing.yml:8: rules[1].services: expected a"
                                + " service that an agency in agencies.yml offers, found 'clas-support'; did you mean"
                                + " 'class-support'?"),
                slip(
                        "routing.yml",
                        "[routine, urgent",
                        "[routine, soon",
                        "routing.yml:5: rules[0].urgency: expected one of"
                                + " routine, urgent, emergency, found 'soon'"));
    }

    static Stream<Arguments> slipsInCodes() {
        return Stream.of(
                slip("codes/sex.csv", "MALE,M,", ",M,", "codes/sex.csv:5: code: expected a code, found none"),
                slip(
                        "codes/sex.csv",
                        "MALE,M,Male (Wonde),,",
                        "MALE,M,Male (Wonde)",
                        "codes/sex.csv:5: expected 5 columns, found 3"),
                slip(
                        "codes/sex.csv",
                        "F,F,Female,,",
                        "m,F,Female,,\nF,F,Female,,",
                        "codes/sex.csv:4: code: expected each" + " code once, found 'M' again"),
                slip(
                        "codes/sex.csv",
                        "1,M,",
                        "1,B,",
                        "codes/sex.csv:7: means: expected a code of this list, found 'B'"),
                slip(
                        "codes/sex.csv",
                        "code,means",
                        "cod,means",
                        "codes/sex.csv:1: expected the header"
                                + " code,means,label,from,to, found cod,means,label,from,to"),
                slip(
                        "codes/sex.csv",
                        "F,F,Female,,",
                        "F,F,Female,2014-09-31,",
                        "codes/sex.csv:2: from: expected a date" + " such as 2014-09-01, found '2014-09-31'"),
                slip(
                        "codes/sex.csv",
                        "F,F,Female,,",
                        "F,F,Female,2014-09-01,2013-09-01",
                        "codes/sex.csv:2: to: expected a" + " date not before from (2014-09-01), found '2013-09-01'"));
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheRestOfAList() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("codes/sex.csv", "FEMALE,F,Female (Wonde),,", "FEMALE,F,\"Female")
                        .faults())
                .containsExactly(
                        "codes/sex.csv: expected CSV, found: Exception when reading record that started in line 4:"
                                + " Unexpected character after closing quote: 'F' (0x46)");
    }

    @Test
    void aListCutOffInTheMiddleOfARowIsTold() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .write("codes/young-carer.csv", "code,means,label,from,to\nP,P,By a parent,,\nS,S,\"By")
                        .faults())
                .containsExactly("codes/young-carer.csv:3: expected 5 columns, found 3");
    }

    @Test
    void aListThatIsMissingEmptyOrNoTextIsTold() throws IOException {
        ConfigCopy copy = ConfigCopy.in(folder).write("codes/ethnicity.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        copy.write("codes/language.csv", "code,means,label,from,to\n");
        Files.delete(folder.resolve("codes/sex.csv"));
        assertThat(copy.faults())
                .containsExactly(
                        "codes/ethnicity.csv: expected a readable file in UTF-8, found none",
                        "codes/language.csv: expected a header and at least one code, found 1 rows",
                        "codes/sex.csv: expected this code list, found none");
    }

    @Test
    void aListSavedBySpreadsheetWithAByteOrderMarkIsRead() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("codes/sex.csv", "code,means", "\uFEFFcode,means")
                        .faults())
                .isEmpty();
    }

    @Test
    void aFileThatWouldNeverBeReadIsTold() throws IOException {
        ConfigCopy copy = ConfigCopy.in(folder);
        Files.move(folder.resolve(WHITE_HOUSE), folder.resolve("schools/white-house.yaml"));
        assertThat(copy.faults())
                .containsExactly(
                        "schools/white-house.yaml: expected a name that ends in .yml, or this file is never read");
    }

    @Test
    void aSensitiveServiceWithoutWordsToShowItByIsTold() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("agencies.yml", "sensitive: false", "sensitive: true")
                        .faults())
                .containsExactly("agencies.yml:6: agencies[0].unnamedLabel: expected the words under which a sensitive"
                        + " service is shown, found none");
    }

    @Test
    void doorsThatLeadToEachOtherAreToldOnBothSides() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("agencies.yml", "number: 19", "number: 19\n    via: educational-psychology")
                        .replace("agencies.yml", "number: 16", "number: 16\n    via: class-learning-autism")
                        .faults())
                .containsExactly(
                        "agencies.yml:31: agencies[1].via: expected an agency that is reached directly, found"
                                + " 'class-learning-autism', which is behind 'educational-psychology'",
                        "agencies.yml:60: agencies[2].via: expected an agency that is reached directly, found"
                                + " 'educational-psychology', which is behind 'class-learning-autism'");
    }

    @Test
    void aDoorThatTakesNoReferralsIsTold() throws IOException {
        ConfigCopy copy = ConfigCopy.in(folder)
                .replace("agencies.yml", "number: 19", "number: 19\n    via: educational-psychology")
                .replace("agencies.yml", "number: 16", "number: 16\n    takesReferrals: false");
        assertThat(copy.faults())
                .filteredOn(fault -> fault.startsWith("agencies.yml"))
                .containsExactly("agencies.yml:60: agencies[2].via: expected an agency that takes referrals, found"
                        + " 'educational-psychology', which takes none");
    }

    @Test
    void aRowThatLeadsToAnAgencyThatTakesNoReferralsIsTold() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("agencies.yml", "number: 19", "number: 19\n    takesReferrals: false")
                        .faults())
                .hasSize(4)
                .allMatch(fault -> fault.startsWith("routing.yml:")
                        && fault.endsWith(
                                "expected a service that an agency in agencies.yml offers, found 'class-support'"));
    }

    @Test
    void hostileYamlIsAFaultAndNeverAnError() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("x]\n");
        }
        ConfigCopy copy = ConfigCopy.in(folder)
                .write("hub.yml", bomb.toString())
                .write("routing.yml", "rules: " + "[".repeat(3_000) + "]".repeat(3_000))
                .write(WHITE_HOUSE, "id: \u0001\n");
        Files.delete(folder.resolve("agencies.yml"));
        Files.createDirectory(folder.resolve("agencies.yml"));
        assertThat(copy.faults())
                .containsExactly(
                        "agencies.yml: expected a readable file in UTF-8, found none",
                        "hub.yml: expected YAML, found: Number of aliases for non-scalar nodes exceeds the specified"
                                + " max=20",
                        "routing.yml: expected YAML, found: Nesting Depth exceeded max 50",
                        "schools/white-house.yml: expected YAML, found: special characters are not" + " allowed");
    }

    @Test
    void aTagMakesNoObject() throws IOException {
        assertThat(ConfigCopy.in(folder)
                        .replace("hub.yml", "place: Hailsham", "place: !!java.io.File [/]")
                        .faults())
                .containsExactly(
                        "hub.yml:4: expected YAML, found: Global tag is not allowed: tag:yaml.org,2002:java.io.File");
    }

    @Test
    void aRetentionRuleSaysWhatHowLongFromWhenAndWhy() throws IOException {
        ConfigCopy copy = ConfigCopy.in(folder).write("retention.yml", """
                rules:
                  - {what: raw-byte, keep: {amount: 0, unit: weeks}, from: soon, source: x}
                  - {what: referral, keep: {amount: 6, unit: years}, from: 2026-11-01, source: x}
                  - {what: referral, keep: {amount: 7, unit: years}, from: 2026-11-01}
                """);
        assertThat(copy.faults())
                .containsExactlyInAnyOrder(
                        "retention.yml:2: rules[0].what: expected one of raw-bytes, pupil-record, referral,"
                                + " protected-facts, index-entry, sealed-identity,"
                                + " finding, told-file, outbox, audit-event, found 'raw-byte'",
                        "retention.yml:2: rules[0].keep.amount: expected a whole number from 1 to 36500, found '0'",
                        "retention.yml:2: rules[0].keep.unit: expected one of days, months, years, found 'weeks'",
                        "retention.yml:2: rules[0].from: expected a day such as 2026-11-01, found 'soon'",
                        "retention.yml:4: rules[2].source: expected a value, found none",
                        "retention.yml:4: rules[2].from: expected one rule for referral from that day, found another");
    }

    @Test
    void aFaultyFileOfEndpointsIsToldWhole() throws IOException {
        Path file = folder.resolve("endpoints.yml");
        Files.writeString(
                file, "class-learning-autizm: {to: a@b.example}\neducational-psychology: {to: a@b.example}\n");
        Configuration shipped = ConfigCopy.in(folder).read().configuration();
        assertThatThrownBy(() -> Endpoints.replace(shipped, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoints.yml:2: educational-psychology.host: expected a value, found none\n")
                .hasMessageContaining(
                        "\nendpoints.yml:2: educational-psychology.hostKey: expected a value, found none\n")
                .hasMessageEndingWith("\nendpoints.yml:1: class-learning-autizm: expected one of childrens-social-care,"
                        + " educational-psychology, class-learning-autism, grovelands, hailsham-community-college,"
                        + " hawkes-farm, marshlands, white-house, found this unknown key; did you mean"
                        + " 'class-learning-autism'?");
    }
}
