package uk.hailsham.hub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.CrossReferences.Placed;
import uk.hailsham.hub.config.codes.CodeFiles;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.config.yaml.YamlFile;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Sha256;
import uk.hailsham.hub.domain.need.SenFramework;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.reconcile.index.StoredModel;

/** Reads a configuration folder whole and finds every fault in one look. */
public final class ConfigFolder {
    private static final String RETENTION = "retention.yml";
    /** May be missing: then all is told from the columns. */
    private static final String MATCHING = "matching.yml";

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
        CodeLists codes = CodeFiles.read(folder, names("codes", ".csv"), faults);
        List<Placed<Agency>> placed = agencies();
        Map<String, Form> forms = new FormFiles(folder, known.forms(), faults).of(placed);
        List<Agency> agencies = placed.stream().map(Placed::value).toList();
        HubSettings hub = YamlFile.read(folder, "hub.yml", faults)
                .map(file ->
                        HubSettings.read(file, agencies.stream().map(Agency::id).toList()))
                .orElse(null);
        CrossReferences.checkLinks(placed, hub);
        List<School> schools = schools(codes);
        List<RoutingRule> routing = routing(agencies, codes);
        SenFramework framework = YamlFile.read(folder, "sen-framework.yml", faults)
                .map(file -> SenFrameworkFile.read(file, codes.byName().get("sen-type")))
                .orElse(null);
        Retention retention = retention();
        StoredModel matching = matching();
        String hash = faults.isEmpty() ? hash(forms) : "";
        return new Read(
                new Configuration(hub, schools, agencies, routing, codes, framework, retention, matching, forms, hash),
                inOrder());
    }

    /** A place that says nothing keeps raw bytes for the usual time. */
    private Retention retention() {
        return Files.exists(folder.resolve(RETENTION))
                ? YamlFile.read(folder, RETENTION, faults)
                        .map(RetentionFile::read)
                        .orElse(new Retention(List.of()))
                : new Retention(List.of());
    }

    private StoredModel matching() {
        return Files.exists(folder.resolve(MATCHING))
                ? YamlFile.read(folder, MATCHING, faults)
                        .map(file -> MatchingFile.hub(file, folder))
                        .orElseGet(MatchingFile::usual)
                : MatchingFile.usual();
    }

    /** As somebody who mends them would go through the files; what two readers of a key noted is told once. */
    private List<Fault> inOrder() {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }

    private List<School> schools(CodeLists codes) {
        List<Placed<School>> schools = new ArrayList<>();
        for (String name : names("schools", ".yml")) {
            String id = name.substring("schools/".length(), name.length() - ".yml".length());
            YamlFile.read(folder, name, faults)
                    .ifPresent(file -> schools.add(new Placed<>(file, SchoolFile.read(file, id, known, codes))));
        }
        if (schools.isEmpty()) {
            faults.add(new Fault("schools", 0, "", "expected a file per school, found none"));
        }
        CrossReferences.checkSchools(schools);
        return schools.stream().map(Placed::value).toList();
    }

    private List<Placed<Agency>> agencies() {
        List<Placed<Agency>> agencies = new ArrayList<>();
        YamlFile.read(folder, "agencies.yml", faults).ifPresent(file -> {
            file.require("agencies");
            file.blocks("agencies").forEach(block -> agencies.add(new Placed<>(block, AgencyBlock.read(block, known))));
            file.end();
        });
        CrossReferences.checkAgencies(agencies);
        return agencies;
    }

    private List<RoutingRule> routing(List<Agency> agencies, CodeLists codes) {
        Set<String> services = agencies.stream()
                .filter(Agency::takesReferrals)
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
            List<String> names = list.map(file -> subfolder + "/" + file.getFileName())
                    .sorted()
                    .toList();
            names.stream()
                    .filter(name -> isMisspelt(name, ending))
                    .forEach(name -> faults.add(new Fault(
                            name, 0, "", "expected a name that ends in " + ending + ", or this file is never read")));
            return names.stream().filter(name -> name.endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file somebody meant to be read: {@code .yaml}, {@code .YML}. */
    private static boolean isMisspelt(String name, String ending) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.endsWith(ending) && (lower.endsWith(ending) || lower.endsWith(".yaml"));
    }

    /** Over the files that are read: those of the module that reads them lie beside them in the source tree. */
    private String hash(Map<String, Form> forms) {
        List<String> files = new ArrayList<>(List.of("agencies.yml", "hub.yml", "routing.yml", "sen-framework.yml"));
        Stream.of(RETENTION, MATCHING)
                .filter(name -> Files.exists(folder.resolve(name)))
                .forEach(files::add);
        files.addAll(names("codes", ".csv"));
        files.addAll(names("schools", ".yml"));
        files.addAll(forms.keySet().stream().sorted().toList());
        try {
            MessageDigest digest = Sha256.begun();
            for (String name : files) {
                digest.update((name + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(folder.resolve(name)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new IllegalStateException("the configuration could not be hashed", e);
        }
    }
}
