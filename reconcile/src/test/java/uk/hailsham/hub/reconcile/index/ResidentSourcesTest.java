package uk.hailsham.hub.reconcile.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;

/** Records of several sources, each looked for in the others, decided by a stored model. */
class ResidentSourcesTest {
    private static final List<String> HEADINGS = List.of(
            "id", "given", "middle", "family", "born", "sex", "upn", "uln", "nhs", "postcode", "house", "address");

    private static final String[] GIVEN =
            "Amelia Oliver Isla Noah Poppy George Freya Arthur Ivy Leo Daisy Theo".split(" ");
    private static final String[] FAMILY =
            "Harwell Brownley Sutford Penwick Tremaine Colhurst Markby Lanton Whitdale Grenman".split(" ");

    private final ResidentSources sources = empty();

    private static ResidentSources empty() {
        return new ResidentSources(columns(), StoredModel.children(0.999, 0.05));
    }

    private static Recognised columns() {
        return Recognition.of(
                HEADINGS,
                HEADINGS.stream().map(name -> List.<String>of()).toList(),
                new ColumnWishes(
                        Optional.of("id"),
                        Set.of(),
                        Map.of(
                                "given", new Heading(Kind.GIVEN_NAME, "", false),
                                "middle", new Heading(Kind.MIDDLE_NAME, "", false),
                                "family", new Heading(Kind.FAMILY_NAME, "", false),
                                "house", new Heading(Kind.HOUSE_NUMBER, "", false))));
    }

    private void put(String source, String row) {
        sources.put(source, List.of(row.split(",", -1)));
    }

    private Map<String, Decision> decided(String... ids) {
        Map<String, Decision> decided = new TreeMap<>();
        sources.decide(List.of(ids), Set.of(ids)::contains)
                .forEach(p -> decided.put(p.lower() + p.upper(), p.decision()));
        return decided;
    }

    @Test
    void aChildIsFoundInEveryOtherSource() {
        put("index", "I,Isla,May,Penwick,2014-03-02,F,A845900016001,,,BN27 2AB,4,Mill Lane");
        put("primary", "P,Isla,,Penwick,2014-03-02,F,A845900016001,,,BN27 2AB,4,Mill Lane");
        put("college", "C,Isla,May,Penwick,2014-03-02,F,,,,BN27 2AB,4,Mill Lane");
        assertThat(decided("P")).isEqualTo(Map.of("CP", Decision.SAME, "IP", Decision.SAME));
        assertThat(decided("C")).isEqualTo(Map.of("CI", Decision.SAME, "CP", Decision.SAME));
    }

    @Test
    void aTwinIsNotTheOtherTwin() {
        put("index", "I,Isla,,Penwick,2014-03-02,F,A845900016001,,,BN27 2AB,4,Mill Lane");
        put("primary", "P,Freya,,Penwick,2014-03-02,F,,,,BN27 2AB,4,Mill Lane");
        assertThat(decided("P")).doesNotContainValue(Decision.SAME);
    }

    @Test
    void twoRecordsOfOneSourceLeaveItToAPerson() {
        put("index", "I,Isla,,Penwick,2014-03-02,F,,,,BN27 2AB,4,Mill Lane");
        put("primary", "P,Isla,,Penwick,2014-03-02,F,,,,BN27 2AB,4,Mill Lane");
        put("primary", "Q,Isla,,Penwick,2014-03-02,F,,,,BN27 2AB,4,Mill Lane");
        assertThat(decided("I")).isEqualTo(Map.of("IP", Decision.PERHAPS, "IQ", Decision.PERHAPS));
        sources.remove("Q");
        assertThat(decided("I")).isEqualTo(Map.of("IP", Decision.SAME));
    }

    @Test
    void recordsOfOneSourceAreNeverCompared() {
        put("primary", "P,Isla,,Penwick,2014-03-02,F,A845900016001,,,BN27 2AB,4,Mill Lane");
        put("primary", "Q,Isla,,Penwick,2014-03-02,F,A845900016001,,,BN27 2AB,4,Mill Lane");
        assertThat(decided("P", "Q")).isEmpty();
    }

    @Test
    void whatWasDecidedStepByStepIsWhatIsDecidedAtOnceInAnyOrder() {
        Random random = new Random(5);
        List<List<String>> told = town(random);
        Map<String, List<Pairing>> standing = new TreeMap<>();
        for (List<String> row : told) {
            step(row, standing);
        }
        Map<String, List<String>> last = new TreeMap<>();
        told.forEach(row -> last.put(row.get(0), row));
        List<List<String>> shuffled = new ArrayList<>(last.values());
        Collections.shuffle(shuffled, random);
        ResidentSources anew = empty();
        shuffled.forEach(row -> anew.put(row.get(0).substring(0, 1), row));

        List<String> atOnce = anew.decide(last.keySet(), last::containsKey).stream()
                .map(ResidentSourcesTest::word)
                .toList();
        List<String> stepByStep = new TreeSet<>(standing.values().stream()
                        .flatMap(List::stream)
                        .map(ResidentSourcesTest::word)
                        .toList())
                .stream().toList();
        assertThat(atOnce).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(stepByStep);
    }

    @Test
    void whatIsDecidedInSlicesIsWhatIsDecidedAtOnceAndEachPairOnce() {
        Set<String> touched = new TreeSet<>();
        for (List<String> row : town(new Random(6))) {
            sources.put(row.get(0).substring(0, 1), row);
            if (!row.get(0).endsWith("7")) {
                touched.add(row.get(0));
            }
        }
        List<String> ids = new ArrayList<>(touched);
        Collections.shuffle(ids, new Random(7));

        List<Pairing> sliced = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 10) {
            sliced.addAll(sources.decide(ids.subList(from, Math.min(from + 10, ids.size())), touched::contains));
        }

        List<Pairing> atOnce = sources.decide(touched, touched::contains);
        assertThat(sliced).containsExactlyInAnyOrderElementsOf(atOnce);
        assertThat(atOnce).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private void step(List<String> row, Map<String, List<Pairing>> standing) {
        String id = row.get(0);
        Set<String> touched = new TreeSet<>(Set.of(id));
        touched.addAll(sources.near(id));
        sources.put(id.substring(0, 1), row);
        touched.addAll(sources.near(id));
        for (List<Pairing> pairings : standing.values()) {
            pairings.removeIf(pairing -> touched.contains(pairing.lower()) || touched.contains(pairing.upper()));
        }
        standing.put(id + standing.size(), new ArrayList<>(sources.decide(touched, touched::contains)));
    }

    private static String word(Pairing pairing) {
        return pairing.lower() + " " + pairing.upper() + " " + pairing.decision();
    }

    /** Few names, so that there are rivals; every fifth record is told twice, the second time otherwise. */
    private static List<List<String>> town(Random random) {
        List<List<String>> told = new ArrayList<>();
        for (int child = 0; child < 120; child++) {
            String born = "2014-%02d-%02d".formatted(1 + random.nextInt(3), 1 + random.nextInt(9));
            String given = GIVEN[random.nextInt(GIVEN.length)];
            String family = FAMILY[random.nextInt(FAMILY.length)];
            String at = "BN27 " + random.nextInt(3) + "AB";
            for (String source : List.of("I", "P", "C")) {
                boolean slip = random.nextInt(8) == 0;
                told.add(row(source + child, slip ? "Ann" : given, family, born, at));
                if (random.nextInt(5) == 0) {
                    told.add(row(source + child, given, family, born, slip ? "BN1 1AA" : at));
                }
            }
        }
        Collections.shuffle(told, random);
        return told;
    }

    private static List<String> row(String id, String given, String family, String born, String postcode) {
        return List.of(id, given, "", family, born, "", "", "", "", postcode, "4", "Mill Lane");
    }

    @Test
    void theVersionChangesWithWhatMayChangeADecision() {
        String version = StoredModel.children(0.999, 0.05).version();
        assertThat(StoredModel.children(0.999, 0.05).version()).isEqualTo(version);
        assertThat(StoredModel.children(0.9, 0.05).version()).isNotEqualTo(version);
        assertThatThrownBy(() -> StoredModel.children(0.4, 0.05)).hasMessageContaining("perhaps 0.05 and same 0.4");
    }
}
