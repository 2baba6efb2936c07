package uk.hailsham.hub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.codes.CodeFiles;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.config.yaml.YamlFile;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.domain.school.School;

/** Reads a configuration folder whole and finds every fault in one look. */
public final class ConfigFolder {
    private final Path folder;
    private final Known known;
    private final List<Fault> faults = new ArrayList<>();

    private ConfigFolder(Path folder, Known known) {
        this.folder = folder;
        this.known = known;
    }

    /** @param configuration to be used only when there are no faults */
    public record Read(Configuration configuration, List<Fault> faults) {
        public Read {
            faults = List.copyOf(faults);
        }
    }

    public static Read read(Path folder, Known known) {
        return new ConfigFolder(folder, known).read();
    }

    private Read read() {
        if (!Files.isDirectory(folder)) {
            return new Read(
                    null, List.of(new Fault(folder.toString(), 0, "", "expected a configuration folder, found none")));
        }
        CodeLists codes = codes();
        HubSettings hub =
                YamlFile.read(folder, "hub.yml", faults).map(HubSettings::read).orElse(null);
        List<School> schools = schools();
        List<Agency> agencies = agencies();
        List<RoutingRule> routing = routing(agencies, codes);
        return new Read(new Configuration(hub, schools, agencies, routing, codes, hash()), faults);
    }

    private CodeLists codes() {
        try {
            return CodeFiles.read(folder.resolve("codes"));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            faults.add(new Fault("codes", 0, "", e.getMessage()));
            return new CodeLists(Map.of());
        }
    }

    private List<School> schools() {
        List<School> schools = new ArrayList<>();
        for (String name : names("schools", ".yml")) {
            String id = name.substring("schools/".length(), name.length() - ".yml".length());
            YamlFile.read(folder, name, faults).ifPresent(file -> schools.add(SchoolFile.read(file, id, known)));
        }
        if (schools.isEmpty()) {
            faults.add(new Fault("schools", 0, "", "expected a file per school, found none"));
        }
        return schools;
    }

    private List<Agency> agencies() {
        List<Agency> agencies = new ArrayList<>();
        YamlFile.read(folder, "agencies.yml", faults).ifPresent(file -> {
            List<Block> blocks = file.blocks("agencies");
            file.end();
            blocks.forEach(block -> agencies.add(AgencyBlock.read(block, known)));
            checkReferences(blocks, agencies);
        });
        return agencies;
    }

    private static void checkReferences(List<Block> blocks, List<Agency> agencies) {
        Set<String> ids = agencies.stream().map(Agency::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < agencies.size(); i++) {
            Agency agency = agencies.get(i);
            if (!seen.add(agency.id())) {
                blocks.get(i).fault("id", "expected an id of its own, found '" + agency.id() + "' again");
            }
            if (!numbers.add(agency.number())) {
                blocks.get(i).fault("number", "expected a number of its own, found " + agency.number() + " again");
            }
            if (agency.via() != null && !ids.contains(agency.via())) {
                blocks.get(i).fault("via", "expected the id of an agency, found '" + agency.via() + "'");
            }
        }
    }

    private List<RoutingRule> routing(List<Agency> agencies, CodeLists codes) {
        Set<String> services = agencies.stream()
                .flatMap(agency -> agency.services().stream())
                .map(Agency.Service::id)
                .collect(Collectors.toSet());
        return YamlFile.read(folder, "routing.yml", faults)
                .map(file -> RoutingFile.read(file, services, codes.byName().get("need")))
                .orElse(List.of());
    }

    private List<String> names(String subfolder, String ending) {
        Path path = folder.resolve(subfolder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(path)) {
            return list.map(file -> subfolder + "/" + file.getFileName())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over the files that are read: those of the module that reads them lie beside them in the source tree. */
    private String hash() {
        List<String> files = new ArrayList<>(List.of("agencies.yml", "hub.yml", "routing.yml"));
        files.addAll(names("codes", ".csv"));
        files.addAll(names("schools", ".yml"));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : files) {
                if (Files.exists(folder.resolve(name))) {
                    digest.update((name + '\0').getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(folder.resolve(name)));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the configuration could not be hashed", e);
        }
    }
}
