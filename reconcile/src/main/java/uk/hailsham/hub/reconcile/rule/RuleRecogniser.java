package uk.hailsham.hub.reconcile.rule;

import static uk.hailsham.hub.reconcile.Column.BIRTH_DATE;
import static uk.hailsham.hub.reconcile.Column.FAMILY_NAME;
import static uk.hailsham.hub.reconcile.Column.GIVEN_NAME;
import static uk.hailsham.hub.reconcile.Column.IDENTIFIER;
import static uk.hailsham.hub.reconcile.Column.POSTCODE;
import static uk.hailsham.hub.reconcile.Column.SEX;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.Entry;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.Match;
import uk.hailsham.hub.reconcile.Recogniser;

/**
 * Decides by three rules: a shared identifier with agreeing name and date of birth is the same person; a clear
 * disagreement is nobody; everything between is for a person to look at. Name and date of birth alone never decide.
 */
public final class RuleRecogniser implements Recogniser {
    @Override
    public String version() {
        return "rule-1";
    }

    @Override
    public List<Match> recognise(Collection<Entry> asked, Collection<Entry> all) {
        Candidates candidates = new Candidates(all);
        Map<String, Match> matches = new TreeMap<>();
        for (Entry left : asked) {
            for (Entry right : candidates.of(left)) {
                matches.computeIfAbsent(pair(left.id(), right.id()), key -> match(left, right));
            }
        }
        return withoutRivals(matches.values(), all);
    }

    private static String pair(String left, String right) {
        return left.compareTo(right) < 0 ? left + ' ' + right : right + ' ' + left;
    }

    private static Match match(Entry left, Entry right) {
        Comparisons compared = Comparisons.of(left, right);
        return new Match(left.id(), right.id(), decide(compared), compared.evidence());
    }

    static Decision decide(Comparisons compared) {
        if (identifiedAndAgreeing(compared)) {
            return Decision.SAME;
        }
        return clearlyDisagreeing(compared) ? Decision.NONE : Decision.PERHAPS;
    }

    /** A changed surname is the commonest honest difference; it does not stand against number, forename and birth. */
    private static boolean identifiedAndAgreeing(Comparisons compared) {
        return compared.of(IDENTIFIER) == Level.EXACT
                && compared.of(BIRTH_DATE) == Level.EXACT
                && compared.of(GIVEN_NAME).agrees()
                && compared.of(SEX) != Level.DIFFERENT
                && (compared.of(FAMILY_NAME).agrees() || compared.of(GIVEN_NAME) == Level.EXACT);
    }

    private static boolean clearlyDisagreeing(Comparisons compared) {
        if (compared.of(IDENTIFIER) == Level.EXACT) {
            return compared.of(BIRTH_DATE) == Level.DIFFERENT
                    && !compared.of(GIVEN_NAME).agrees();
        }
        boolean birth = compared.of(BIRTH_DATE) == Level.EXACT;
        boolean names =
                compared.of(GIVEN_NAME).agrees() && compared.of(FAMILY_NAME).agrees();
        boolean moved = compared.of(GIVEN_NAME).agrees() && compared.of(POSTCODE) == Level.EXACT;
        return !(birth && (names || moved)) && !(names && compared.of(BIRTH_DATE) == Level.CLOSE);
    }

    /** Two records of one source cannot both be the same person as a third: then a person must look. */
    private static List<Match> withoutRivals(Collection<Match> matches, Collection<Entry> all) {
        Map<String, String> sources = new HashMap<>();
        all.forEach(entry -> sources.put(entry.id(), entry.source()));
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Match match : matches) {
            if (match.decision() == Decision.SAME) {
                claims(match, sources).stream()
                        .filter(claim -> !once.add(claim))
                        .forEach(twice::add);
            }
        }
        List<Match> kept = new ArrayList<>();
        for (Match match : matches) {
            boolean rival = match.decision() == Decision.SAME
                    && claims(match, sources).stream().anyMatch(twice::contains);
            kept.add(rival ? new Match(match.left(), match.right(), Decision.PERHAPS, match.evidence()) : match);
        }
        return kept;
    }

    private static List<String> claims(Match match, Map<String, String> sources) {
        return List.of(
                match.left() + ' ' + sources.get(match.right()), match.right() + ' ' + sources.get(match.left()));
    }
}
