package uk.hailsham.hub.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Approach;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Gate;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.mappings.referralfile.ReferralFile;

/**
 * Every case of an agency in {@code integration-tests/cases}: who is asked, what each objects, and what the agency the case
 * is named after gets to see, to the letter. What came out instead lies in {@code target/cases}.
 */
class AgencyCasesTest {
    private static final Path CASES = Path.of("../integration-tests/cases");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");

    static List<Path> cases() throws IOException {
        try (Stream<Path> list = Files.list(CASES)) {
            return list.filter(path -> Files.exists(path.resolve("in/referral.csv")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAndShownAsExpected(Path folder) throws IOException {
        Map<String, String> found = found(folder);
        Path written = Files.createDirectories(Path.of("target/cases").resolve(folder.getFileName()));
        for (Map.Entry<String, String> file : found.entrySet()) {
            Files.writeString(written.resolve(file.getKey()), file.getValue());
        }

        assertThat(found).isEqualTo(expected(folder.resolve("expected")));
    }

    private static Map<String, String> expected(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static Map<String, String> found(Path folder) throws IOException {
        Path in = folder.resolve("in");
        Child child = ChildJson.read(Files.readString(in.resolve("child.jsonl")));
        ReferralRequest request = request(in.resolve("referral.csv"));
        int age = Period.between(child.dateOfBirth(), TODAY).getYears();
        List<Routing.Target> targets = new Routing(Rendered.CONFIGURATION.routing(), Rendered.CONFIGURATION.agencies())
                .route(request, age)
                .targets();
        Map<String, String> files = new TreeMap<>();
        files.put(
                "answer.txt",
                answer(request, child, targets) + unasked(folder.getFileName().toString(), request, age));
        payload(folder.getFileName().toString(), request, child, targets).ifPresent(files::putAll);
        return files;
    }

    private static ReferralRequest request(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        DropContent.Part part =
                new DropContent.Part("referral.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        List<ReferralRow> rows = new ReferralFile()
                .read(part, Rendered.CONFIGURATION.school("white-house").orElseThrow(), Rendered.CONFIGURATION.codes());
        return ((ReferralRow.Asked) rows.get(0)).request();
    }

    private static String answer(ReferralRequest request, Child child, List<Routing.Target> targets) {
        return targets.stream()
                .map(target -> target.agency().id()
                        + (target.agency() == target.serving()
                                ? ""
                                : " for " + target.serving().id())
                        + ", " + target.service().id() + ": " + said(refusals(request, child, target)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Of an agency that takes no referrals: nobody reaches it even where a row of routing led to it. */
    private static String unasked(String name, ReferralRequest request, int age) {
        List<Agency> agencies = Rendered.CONFIGURATION.agencies();
        return agencies.stream()
                .filter(agency -> name.startsWith(agency.id() + "-") && !agency.takesReferrals())
                .map(agency -> agency.id() + ": "
                        + (new Routing(List.of(leadingTo(agency, request)), agencies)
                                        .route(request, age)
                                        .targets()
                                        .isEmpty()
                                ? "takes no referrals, whatever routing says"
                                : "asked against its word")
                        + "\n")
                .collect(Collectors.joining());
    }

    private static RoutingRule leadingTo(Agency agency, ReferralRequest request) {
        List<String> services =
                agency.services().stream().map(Agency.Service::id).toList();
        return new RoutingRule(request.need(), null, null, Set.of(), services);
    }

    private static List<Refusal> refusals(ReferralRequest request, Child child, Routing.Target target) {
        return Gate.refusals(new Approach(request, child, target.serving(), TODAY, false));
    }

    private static String said(List<Refusal> refusals) {
        return refusals.isEmpty()
                ? "asked"
                : refusals.stream()
                        .map(refusal -> refusal.code() + ", " + refusal.text())
                        .collect(Collectors.joining("; "));
    }

    /** Of the agency the case is named after, or of its front door; none when it objects. */
    private static Optional<Map<String, String>> payload(
            String name, ReferralRequest request, Child child, List<Routing.Target> targets) {
        return targets.stream()
                .filter(target -> name.startsWith(target.serving().id() + "-"))
                .filter(target -> refusals(request, child, target).isEmpty())
                .findFirst()
                .map(target -> Rendered.files(target.agency(), rendered(target, request, child)));
    }

    private static Payload rendered(Routing.Target target, ReferralRequest request, Child child) {
        Referral referral =
                new Referral(UUID.randomUUID(), request, null, null, child, Instant.parse("2026-11-24T09:00:00Z"));
        Disclosure disclosure = Disclosure.of(
                RECIPIENT,
                referral,
                target,
                "White House Primary School",
                false,
                Rendered.CONFIGURATION.hub().zone());
        return Renderings.of(target.agency(), Rendered.CONFIGURATION).render(disclosure);
    }
}
