package uk.hailsham.hub.domain.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agency.Agency;

/** Finds the agencies that can help: need, age and urgency name services, services belong to agencies. */
public final class Routing {
    private final List<RoutingRule> rules;
    private final Map<String, Agency> byId = new LinkedHashMap<>();

    public Routing(List<RoutingRule> rules, List<Agency> agencies) {
        this.rules = List.copyOf(rules);
        agencies.forEach(agency -> byId.put(agency.id(), agency));
    }

    /**
     * A referral marked safeguarding goes by the rows of {@link RoutingRule#SAFEGUARDING}, and only if there are none by
     * those of its need.
     *
     * @param age completed years, or null when not known
     */
    public Routed route(ReferralRequest request, Integer age) {
        if (request.safeguarding()) {
            Routed lane = route(RoutingRule.SAFEGUARDING, age, request.urgency());
            return lane.targets().isEmpty() ? route(request.need(), age, request.urgency()) : lane;
        }
        return route(request.need(), age, request.urgency());
    }

    /** Why somebody could be asked whom nobody has asked yet. */
    public enum Reason {
        /** It helps with this need, at this age and urgency. */
        SAME_NEED,
        /** It is asked when the usual services have declined or have no room. */
        NEXT,
        /** It helps with this need at another urgency. */
        OTHER_URGENCY
    }

    /** Somebody who could be asked instead. */
    public record Option(Target target, Reason reason) {}

    /**
     * Who could be asked when others have declined or have no room, the likeliest first; each agency once. Its gateway has
     * still to be asked.
     *
     * @param asked ids of agencies that have been asked, which are left out
     */
    public List<Option> others(ReferralRequest request, Integer age, Set<String> asked) {
        Map<String, Option> options = new LinkedHashMap<>();
        for (String need : request.safeguarding()
                ? List.of(RoutingRule.SAFEGUARDING, String.valueOf(request.need()))
                : List.of(String.valueOf(request.need()))) {
            add(options, Reason.SAME_NEED, rule -> rule.meets(need, age, request.urgency()), RoutingRule::services);
            add(options, Reason.NEXT, rule -> rule.meets(need, age), RoutingRule::next);
            add(options, Reason.OTHER_URGENCY, rule -> rule.meets(need, age), RoutingRule::services);
        }
        return options.values().stream()
                .filter(option -> !asked.contains(option.target().agency().id())
                        && !asked.contains(option.target().serving().id()))
                .toList();
    }

    private void add(
            Map<String, Option> options,
            Reason reason,
            Predicate<RoutingRule> fits,
            Function<RoutingRule, List<String>> services) {
        rules.stream()
                .filter(fits)
                .flatMap(rule -> services.apply(rule).stream())
                .flatMap(service -> offering(service).stream())
                .forEach(target -> options.putIfAbsent(target.serving().id(), new Option(target, reason)));
    }

    private Routed route(String need, Integer age, Urgency urgency) {
        List<String> services = rules.stream()
                .filter(rule -> rule.meets(need, age, urgency))
                .flatMap(rule -> rule.services().stream())
                .distinct()
                .toList();
        List<Target> targets = onePerAgency(services);
        return new Routed(targets, targets.isEmpty() ? Optional.of(nowhere(need, services)) : Optional.empty());
    }

    /**
     * A recipient as it was asked once. Where several could be meant the most guarded one counts; of a service that is
     * offered no longer nothing is told.
     */
    public Target again(Agency to, String service) {
        return byId.values().stream()
                .filter(agency -> door(agency).id().equals(to.id()))
                .flatMap(agency -> offered(agency, service).map(offered -> new Target(to, agency, offered)))
                .max(Comparator.comparing((Target target) -> target.serving().notice())
                        .thenComparing(target -> target.serving().sensitive()))
                .orElseGet(() -> new Target(to, to, new Agency.Service(service, "")));
    }

    private static Stream<Agency.Service> offered(Agency agency, String service) {
        return agency.services().stream().filter(offered -> offered.id().equals(service));
    }

    private List<Target> onePerAgency(List<String> services) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String service : services) {
            offering(service)
                    .forEach(target -> targets.putIfAbsent(target.serving().id(), target));
        }
        return List.copyOf(targets.values());
    }

    private List<Target> offering(String service) {
        List<Target> targets = new ArrayList<>();
        for (Agency agency : byId.values()) {
            if (!agency.takesReferrals()) {
                continue;
            }
            offered(agency, service).forEach(offered -> targets.add(new Target(door(agency), agency, offered)));
        }
        return targets;
    }

    private Agency door(Agency agency) {
        return agency.via() == null ? agency : byId.getOrDefault(agency.via(), agency);
    }

    /** Says whether the need itself is unknown to the table, or only this age or urgency. */
    private Refusal nowhere(String need, List<String> services) {
        if (!services.isEmpty()) {
            return new Refusal(
                    "no-agency",
                    "need",
                    "No agency takes referrals for this need at present. Tell the hub's operator.");
        }
        List<RoutingRule> ofNeed = rules.stream()
                .filter(rule -> rule.need().equalsIgnoreCase(need))
                .toList();
        String known = ofNeed.isEmpty()
                ? "Nothing is set up for this need. Choose another need or ring the agency."
                : "For this need the hub knows only: "
                        + ofNeed.stream().map(Routing::reach).collect(Collectors.joining("; ")) + ".";
        return new Refusal("no-route", "need", known);
    }

    private static String reach(RoutingRule rule) {
        String ages = "age " + (rule.ageFrom() == null ? "any" : rule.ageFrom()) + " to "
                + (rule.ageTo() == null ? "any" : rule.ageTo());
        String urgencies = rule.urgency().stream()
                .sorted()
                .map(urgency -> urgency.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return ages + (urgencies.isEmpty() ? "" : " when " + urgencies);
    }

    /** @param nowhere why there is no target; present exactly when there is none */
    public record Routed(List<Target> targets, Optional<Refusal> nowhere) {
        public Routed {
            targets = List.copyOf(targets);
        }
    }

    /**
     * One recipient to be.
     *
     * @param agency that the referral is sent to: the front door where the serving one stands behind one
     * @param serving that shall help; its gateway and its sensitivity count
     */
    public record Target(Agency agency, Agency serving, Agency.Service service) {

        /** What is asked for, as the front door may read it. */
        String asked() {
            return serving.sensitive() ? serving.outwardName() : service.name();
        }

        /** True when nothing of the child may go, whoever receives it. */
        public boolean notice() {
            return agency.notice() || serving.notice();
        }
    }
}
