package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * Who may see what gives a child away, and why. A field that is added to a list in agencies.yml must be answered for here,
 * in one row.
 */
class ShippedDisclosureTest {
    private static final String TABLE = """
            childrens-social-care       | authority | upn nhs_number address parents reason  | decides on harm, must find the child; its own census asks for the UPN
            early-help-keywork          | authority | address parents reason                 | a key worker comes to the home
            camhs                       | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            eating-disorders            | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            mental-health-support-team  | health    | nhs_number parents reason              | works in school, keeps the health record
            speech-and-language-therapy | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            occupational-therapy        | health    | nhs_number address parents reason      | a clinic that also looks at the home
            physiotherapy               | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            community-paediatrics       | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            school-nursing              | health    | nhs_number parents reason              | works in school, keeps the health record
            health-visiting             | health    | nhs_number address parents reason      | visits the home of the under-fives
            gp-practices                | health    | nhs_number address parents reason      | the practice that has the child's record
            audiology                   | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            orthoptics                  | health    | nhs_number address parents reason      | a clinic: writes home, keeps the health record
            emergency-department        | health    | -                                      | takes no referrals, so is told of none
            educational-psychology      | education | upn reason                             | sees the child in school
            ehc-planning                | education | upn address parents reason             | the plan names the home's authority and is written to the parents
            behaviour-and-attendance    | education | upn parents reason                     | an officer rings the parents
            class-learning-autism       | education | upn parents reason                     | teaches in school
            sensory-needs               | education | upn parents reason                     | teaches in school
            eals                        | education | upn parents reason                     | teaches in school
            virtual-school              | education | upn reason                             | asks the social worker for the rest: no word of home or parents
            disability-service          | authority | nhs_number address parents reason      | breaks are given at home; works with health on one record
            early-years-inclusion       | education | address parents reason                 | teaches at home before there is a UPN
            childrens-centre            | voluntary | parents                                | invites the parents, and need not know why
            youth-justice               | authority | address reason                         | meets the young person at home
            police                      | police    | address parents reason                 | must find the child
            substance-misuse            | sensitive | reason                                 | the young person comes to it; a letter home would tell
            sexual-health               | sensitive | -                                      | the young person comes to it; a letter home would tell
            domestic-abuse              | sensitive | -                                      | a notice: nothing of the child at all
            youth-employability         | education | upn reason                             | follows who is in education or training, by the UPN
            housing                     | authority | address parents                        | is about the home, and need not know the child
            young-carers                | voluntary | address parents reason                 | meets the family at home
            alternative-provision       | education | upn address parents reason             | puts the pupil on its roll from the sixth day
            voluntary-family-support    | voluntary | parents                                | is rung back by the parents, and need not know why
            fire-and-leisure            | voluntary | parents                                | invites the parents, and need not know why
            """;

    private static final List<String> WATCHED = List.of("upn", "nhs_number", "address", "parents", "reason");
    private static final List<Agency> AGENCIES = ConfigFolder.read(ConfigCopy.SHIPPED, ConfigCopy.KNOWN)
            .configuration()
            .agencies();

    private record Row(String agency, String kind, String sees, String why) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
        }

        boolean may(String field) {
            return Arrays.asList(sees.split(" ")).contains(field);
        }
    }

    private static final List<Row> ROWS = TABLE.lines().map(Row::of).toList();

    private static String watched(Agency agency) {
        String seen = WATCHED.stream().filter(agency.fields()::contains).collect(Collectors.joining(" "));
        return seen.isEmpty() ? "-" : seen;
    }

    private static Set<String> kindsThatSee(String field) {
        return ROWS.stream().filter(row -> row.may(field)).map(Row::kind).collect(Collectors.toSet());
    }

    @Test
    void theTableIsWhatIsShipped() {
        assertThat(AGENCIES)
                .extracting(agency -> agency.id() + ": " + watched(agency))
                .containsExactlyElementsOf(ROWS.stream()
                        .map(row -> row.agency() + ": " + row.sees())
                        .toList());
        assertThat(ROWS).allMatch(row -> !row.why().isBlank());
    }

    /** A blind number, not used outside of education (DfE); social care's own census is the one exception. */
    @Test
    void theUpnStaysInEducation() {
        assertThat(ROWS.stream()
                        .filter(row -> row.may("upn") && !row.kind().equals("education"))
                        .map(Row::agency))
                .containsExactly("childrens-social-care");
    }

    @Test
    void theNhsNumberGoesToHealthAndTheLocalAuthorityOnly() {
        assertThat(kindsThatSee("nhs_number")).containsExactlyInAnyOrder("health", "authority");
    }

    /** A postcode is half an address: who may not see the one may not see the other. */
    @Test
    void aPostcodeIsSeenOnlyBesideTheAddress() {
        assertThat(AGENCIES)
                .filteredOn(agency -> agency.fields().contains("postcode"))
                .allMatch(agency -> agency.fields().contains("address"));
    }

    /** Except in mental health, which treats the child with the family. */
    @Test
    void nobodyWhomTheChildGoesToInConfidenceLearnsOfHomeOrParents() {
        assertThat(kindsThatSee("address")).doesNotContain("sensitive");
        assertThat(kindsThatSee("parents")).doesNotContain("sensitive");
        assertThat(AGENCIES)
                .filteredOn(Agency::sensitive)
                .filteredOn(agency -> agency.fields().contains("address"))
                .extracting(Agency::id)
                .containsExactly("camhs", "eating-disorders");
    }

    @Test
    void onlyAFrontDoorIsToldWhichServiceIsAskedFor() {
        Set<String> doors = AGENCIES.stream()
                .filter(agency -> agency.via() != null)
                .map(Agency::via)
                .collect(Collectors.toSet());
        assertThat(AGENCIES)
                .filteredOn(agency -> agency.fields().contains("service_asked"))
                .extracting(Agency::id)
                .containsExactlyInAnyOrderElementsOf(doors);
    }
}
