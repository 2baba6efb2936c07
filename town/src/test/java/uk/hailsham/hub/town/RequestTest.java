package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A child is referred for what the school's own record says of it, in words that fit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final TownPlan PLAN = new TownPlan(3_000, 4_200, 400, 7, DAY);

    @TempDir
    private static Path folder;

    private final List<Kid> kids = new ArrayList<>();

    @BeforeAll
    void everybody() throws IOException {
        new Population(PLAN, new Population.Audience() {
                    @Override
                    public void pupil(Kid kid) {
                        kids.add(kid);
                    }

                    @Override
                    public void onTwoRolls(Kid one, Kid other) {}

                    @Override
                    public void elsewhere(Kid kid) {}
                })
                .everybody();
    }

    private Map<String, List<Kid>> referredFor() {
        SplittableRandom random = new SplittableRandom(1);
        return kids.stream()
                .filter(kid -> Want.any(random.split(), kid, DAY).isPresent())
                .collect(Collectors.groupingBy(
                        kid -> Want.any(random.split(), kid, DAY).orElseThrow().name()));
    }

    @Test
    void whatTheRecordWouldSayIsAskedForOnlyWhereItDoes() {
        Map<String, List<Kid>> referred = referredFor();
        assertThat(referred.get("LAC")).isNotEmpty().allMatch(kid -> kid.life().inCare());
        assertThat(referred.get("YC")).isNotEmpty().allMatch(kid -> kid.life().youngCarer());
        assertThat(referred.get("HLT")).isNotEmpty().allMatch(kid -> kid.life().medical());
        assertThat(referred.get("ATT")).isNotEmpty().allMatch(kid -> kid.life().attended() <= 108);
        assertThat(referred.get("EHC"))
                .isNotEmpty()
                .allMatch(kid -> kid.sen().provision().equals("K"));
        assertThat(referred.get("DIS"))
                .isNotEmpty()
                .allMatch(kid ->
                        kid.sen().needs().contains("PD") || kid.sen().needs().contains("SLD"));
        assertThat(referred.get("EAL"))
                .isNotEmpty()
                .noneMatch(kid -> kid.family().origin().language.equals("ENG"));
        assertThat(referred.get("GRT"))
                .isNotEmpty()
                .allMatch(kid -> Set.of("WIRT", "WROM").contains(kid.family().origin().ethnicity));
    }

    @Test
    void aChildNobodyIsReferredAtThatAgeIsReferredForNothing() {
        assertThat(kids.stream().filter(kid -> Period.between(kid.born(), DAY).getYears() < 4))
                .allMatch(kid -> Want.any(new SplittableRandom(1), kid, DAY).isEmpty());
    }

    /** A reason is of one need: who reads it knows what for. */
    @Test
    void noReasonIsGivenForTwoNeedsOfLife() {
        List<String> reasons = Arrays.stream(Want.values())
                .flatMap(want -> Stream.iterate(0, i -> i < 40, i -> i + 1)
                        .map(i -> want.reason(new SplittableRandom(i)))
                        .distinct())
                .toList();
        assertThat(reasons).doesNotHaveDuplicates();
    }

    @Test
    void childrenWithoutSpecialNeedsAreReferredToo() throws IOException {
        List<Map<String, String>> requests =
                LaidOut.of(PLAN, folder.resolve("town")).requests();
        Set<String> wants = Arrays.stream(Want.values()).map(Want::name).collect(Collectors.toSet());
        Set<String> special =
                kids.stream().flatMap(kid -> kid.sen().needs().stream()).collect(Collectors.toSet());
        Map<String, Kid> byUpn = kids.stream()
                .filter(kid -> kid.papers().upn() != null)
                .collect(Collectors.toMap(kid -> kid.papers().upn(), kid -> kid, (one, other) -> one));
        Set<Boolean> withNeeds = new TreeSet<>();
        for (Map<String, String> request : requests) {
            Kid kid = byUpn.get(request.get("upn"));
            if (wants.contains(request.get("need")) && kid != null) {
                withNeeds.add(kid.sen().any());
                assertThat(Want.valueOf(request.get("need")).fits(kid, DAY)).isTrue();
            }
        }
        assertThat(requests).hasSize(400);
        assertThat(withNeeds).containsExactly(false, true);
        assertThat(requests.stream().filter(row -> special.contains(row.get("need"))))
                .hasSizeBetween(180, 220);
    }

    @Test
    void aSchoolWithoutPupilsDropsNothingThatItsReaderWouldRefuse() throws IOException {
        Path empty = folder.resolve("empty");
        Town.generate(new TownPlan(0, 0, 5, 3, DAY), empty);
        assertThat(empty.resolve("schools/marshlands")).doesNotExist();
        assertThat(empty.resolve("schools/hawkes-farm")).doesNotExist();
        try (Stream<Path> referrals = Files.walk(empty)) {
            assertThat(referrals.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("referrals-"));
        }
    }
}
