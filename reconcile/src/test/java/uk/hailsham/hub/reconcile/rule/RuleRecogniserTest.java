package uk.hailsham.hub.reconcile.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.reconcile.Decision.NONE;
import static uk.hailsham.hub.reconcile.Decision.PERHAPS;
import static uk.hailsham.hub.reconcile.Decision.SAME;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.reconcile.Column;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.Entry;
import uk.hailsham.hub.reconcile.Evidence;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.Match;

class RuleRecogniserTest {
    private static final String UPN = "X845212818005";
    private final RuleRecogniser recogniser = new RuleRecogniser();

    @Test
    void identifierWithAgreeingNameAndBirthIsTheSame() {
        assertThat(decision(school(UPN, "Ward", "Amelia", "2014-03-09"), index(UPN, "WARD", "amelia", "2014-03-09")))
                .isEqualTo(SAME);
    }

    @Test
    void aChangedSurnameDoesNotStandAgainstIdentifierForenameAndBirth() {
        assertThat(decision(school(UPN, "Ward", "Amelia", "2014-03-09"), index(UPN, "Okafor", "Amelia", "2014-03-09")))
                .isEqualTo(SAME);
    }

    @Test
    void nameAndBirthWithoutIdentifierIsForAPersonToLookAt() {
        assertThat(decision(school(null, "Ward", "Amelia", "2014-03-09"), index(UPN, "Ward", "Amelia", "2014-03-09")))
                .isEqualTo(PERHAPS);
    }

    @Test
    void sharedIdentifierWithAnotherBirthDateIsForAPersonToLookAt() {
        assertThat(decision(school(UPN, "Ward", "Amelia", "2014-03-09"), index(UPN, "Ward", "Amelia", "2014-09-03")))
                .isEqualTo(PERHAPS);
    }

    @Test
    void anIdentifierOfSomebodyQuiteDifferentIsNone() {
        assertThat(decision(school(UPN, "Ward", "Amelia", "2014-03-09"), index(UPN, "Novak", "Piotr", "2009-11-27")))
                .isEqualTo(NONE);
    }

    @Test
    void twinsAreNotEachOther() {
        assertThat(decision(
                        school("A950000178301", "Ward", "Amelia", "2014-03-09"),
                        index(UPN, "Ward", "Alice", "2014-03-09")))
                .isEqualTo(NONE);
    }

    @Test
    void accentsAndOneSlipOfThePenDoNotSeparate() {
        assertThat(decision(
                        school(UPN, "Łukasz-Nowak", "Zoë", "2014-03-09"), index(UPN, "Lukasz", "Zoe", "2014-03-09")))
                .isEqualTo(SAME);
        assertThat(decision(school(UPN, "Ward", "Kathryn", "2014-03-09"), index(UPN, "Ward", "Kathyrn", "2014-03-09")))
                .isEqualTo(SAME);
    }

    @Test
    void twoRecordsOfOneSourceCannotBothBeTheSame() {
        Entry left = school(UPN, "Ward", "Amelia", "2014-03-09");
        Entry first = index("1", UPN, "Ward", "Amelia", "2014-03-09");
        Entry second = index("2", UPN, "Ward", "Amelia", "2014-03-09");
        assertThat(recogniser.recognise(List.of(left), List.of(left, first, second)))
                .extracting(Match::right, Match::decision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", PERHAPS),
                        org.assertj.core.groups.Tuple.tuple("2", PERHAPS));
    }

    @Test
    void evidenceNamesEveryColumnAndItsLevel() {
        Entry left = school(UPN, "Ward", "Amelia", "2014-03-09");
        Entry right = index(UPN, "Ward", "Amelia", "2014-03-09");
        assertThat(recogniser.recognise(List.of(left), List.of(left, right)))
                .singleElement()
                .extracting(Match::evidence)
                .isEqualTo(List.of(
                        new Evidence(Column.FAMILY_NAME, Level.EXACT),
                        new Evidence(Column.GIVEN_NAME, Level.EXACT),
                        new Evidence(Column.BIRTH_DATE, Level.EXACT),
                        new Evidence(Column.SEX, Level.MISSING),
                        new Evidence(Column.IDENTIFIER, Level.EXACT),
                        new Evidence(Column.POSTCODE, Level.MISSING)));
    }

    @Test
    void orderOfRecordsChangesNothing() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String born = "2014-03-%02d".formatted(i % 9 + 1);
            all.add(entry("s" + i, "school", i % 3 == 0 ? null : UPN + i / 2, "Ward" + i % 5, "Amelia", born));
            all.add(entry("x" + i, "index", UPN + i / 2, "Ward" + i % 4, "Amelia", born));
        }
        List<Match> once = sorted(recogniser.recognise(all, all));
        Collections.shuffle(all, new Random(7));
        assertThat(sorted(recogniser.recognise(all, all))).isEqualTo(once).isNotEmpty();
    }

    private static List<Match> sorted(List<Match> matches) {
        return matches.stream()
                .map(m -> m.left().compareTo(m.right()) < 0
                        ? m
                        : new Match(m.right(), m.left(), m.decision(), m.evidence()))
                .sorted(java.util.Comparator.comparing(Match::left).thenComparing(Match::right))
                .toList();
    }

    private Decision decision(Entry left, Entry right) {
        return recogniser.recognise(List.of(left), List.of(left, right)).stream()
                .map(Match::decision)
                .findFirst()
                .orElse(NONE);
    }

    private static Entry school(String upn, String family, String given, String born) {
        return entry("0", "school", upn, family, given, born);
    }

    private static Entry index(String upn, String family, String given, String born) {
        return entry("1", "index", upn, family, given, born);
    }

    private static Entry index(String id, String upn, String family, String given, String born) {
        return entry(id, "index", upn, family, given, born);
    }

    private static Entry entry(String id, String source, String upn, String family, String given, String born) {
        Map<Column, List<String>> values = new EnumMap<>(Column.class);
        values.put(Column.FAMILY_NAME, List.of(family));
        values.put(Column.GIVEN_NAME, List.of(given));
        values.put(Column.BIRTH_DATE, List.of(born));
        if (upn != null) {
            values.put(Column.IDENTIFIER, List.of(upn));
        }
        return new Entry(id, source, values);
    }
}
