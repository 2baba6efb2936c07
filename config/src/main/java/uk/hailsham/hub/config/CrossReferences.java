package uk.hailsham.hub.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Drill;
import uk.hailsham.hub.domain.school.School;

/** What can only be judged of all schools, or of all agencies, together. */
final class CrossReferences {
    private CrossReferences() {}

    /** Something that was read, and the block it was read from, for the line of a fault. */
    record Placed<T>(Block block, T value) {}

    static void checkSchools(List<Placed<School>> schools) {
        Map<String, String> names = new HashMap<>();
        schools.forEach(school -> names.put(school.value().id(), school.value().id()));
        Map<String, String> laestabs = new HashMap<>();
        List<School> before = new ArrayList<>();
        for (Placed<School> school : schools) {
            String id = school.value().id();
            if (Drill.SCHOOL.equals(id)) {
                school.block().fault("id", "expected another id, since made-up referrals are under 'drill', found it");
            }
            school.value().aliases().forEach(alias -> own(names, alias, id, school.block(), "aliases", "names"));
            school.value().laestabs().stream()
                    .map(School.Laestab::number)
                    .filter(number -> !number.isEmpty())
                    .forEach(number -> own(laestabs, number, id, school.block(), "laestabs", "numbers"));
            before.forEach(other -> checkInbox(school, other));
            before.add(school.value());
        }
    }

    private static void own(Map<String, String> owners, String word, String id, Block block, String key, String what) {
        String owner = owners.putIfAbsent(word, id);
        if (owner != null && !owner.equals(id)) {
            block.fault(key, "expected " + what + " of its own, found '" + word + "', which is " + owner + "'s");
        }
    }

    /** One school's files must never be read as another's; a folder's own subfolders belong to it. */
    private static void checkInbox(Placed<School> school, School other) {
        Path mine = Path.of(school.value().inbox().folder()).normalize();
        Path theirs = Path.of(other.inbox().folder()).normalize();
        if (mine.startsWith(theirs) || theirs.startsWith(mine)) {
            school.block()
                    .fault(
                            "inbox",
                            "expected a folder of its own, found '" + mine + "', which meets " + other.id() + "'s");
        }
    }

    static void checkAgencies(List<Placed<Agency>> agencies) {
        Map<String, Agency> byId = agencies.stream()
                .map(Placed::value)
                .collect(Collectors.toMap(Agency::id, Function.identity(), (first, again) -> first));
        Set<String> ids = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        Set<String> speakers = new HashSet<>();
        for (Placed<Agency> placed : agencies) {
            Agency agency = placed.value();
            Block block = placed.block();
            if (!agency.id().isEmpty() && !ids.add(agency.id())) {
                block.fault("id", "expected an id of its own, found '" + agency.id() + "' again");
            }
            if (agency.number() > 0 && !numbers.add(agency.number())) {
                block.fault("number", "expected a number of its own, found " + agency.number() + " again");
            }
            if (agency.endpoint() instanceof Endpoint.Hl7 server
                    && !speakers.add(server.names().speaker())) {
                block.fault(
                        "endpoint",
                        "expected an application and facility of its own, by which its messages are known, found "
                                + server.names().speaker() + " again");
            }
            checkDoor(agency, byId, block);
            checkServices(agency, block);
        }
    }

    /** A front door must be reached directly: routing goes through one door, not through a corridor of them. */
    private static void checkDoor(Agency agency, Map<String, Agency> byId, Block block) {
        Agency door = agency.via() == null ? agency : byId.get(agency.via());
        if (door == null) {
            block.fault("via", "expected the id of an agency, found '" + agency.via() + "'");
        } else if (door.via() != null) {
            block.fault(
                    "via",
                    "expected an agency that is reached directly, found '" + agency.via() + "', which is behind '"
                            + door.via() + "'");
        } else if (agency.via() != null) {
            checkServesAsDoor(door, block);
        }
    }

    private static void checkServesAsDoor(Agency door, Block block) {
        if (!door.takesReferrals() || door.notice()) {
            block.fault(
                    "via",
                    "expected an agency that takes referrals, found '" + door.id() + "', which "
                            + (door.notice() ? "only gets notices" : "takes none"));
        } else if (!door.fields().contains(DisclosableField.SERVICE_ASKED.key())) {
            block.fault(
                    "via",
                    "expected an agency that is told which service is asked for, found '" + door.id()
                            + "', whose fields do not name service_asked");
        }
    }

    /** Without an address of its pages the hub could send nobody a link. */
    static void checkLinks(List<Placed<Agency>> agencies, HubSettings hub) {
        if (hub != null && hub.link() == null) {
            agencies.stream()
                    .filter(placed -> placed.value().endpoint() instanceof Endpoint.Link)
                    .forEach(placed -> placed.block()
                            .fault("channel", "expected link: {base: ...} in hub.yml beside secure-link, found none"));
        }
    }

    private static void checkServices(Agency agency, Block block) {
        Set<String> services = new HashSet<>();
        agency.services().stream()
                .map(Agency.Service::id)
                .filter(id -> !id.isEmpty() && !services.add(id))
                .forEach(id -> block.fault("services", "expected each service once, found '" + id + "' again"));
    }
}
