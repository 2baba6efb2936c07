package uk.hailsham.hub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.CrossReferences.Placed;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.config.yaml.Spelling;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** The templates that agencies' blocks name, held against those agencies' allow-lists. */
final class FormFiles {
    /** The rendering that fills a template. */
    static final String RENDERING = "form";

    private static final long LARGEST = 1 << 20;
    private static final String RECIPIENT = DisclosableField.RECIPIENT_ID.key();

    private final Path folder;
    private final Form.Reader reader;
    private final List<Fault> faults;
    private final Map<String, Optional<Form>> forms = new HashMap<>();

    FormFiles(Path folder, Form.Reader reader, List<Fault> faults) {
        this.folder = folder;
        this.reader = reader;
        this.faults = faults;
    }

    /** By name; a template that cannot be read is a fault and not there. */
    Map<String, Form> of(List<Placed<Agency>> agencies) {
        agencies.stream().filter(agency -> agency.value().form() != null).forEach(this::check);
        return forms.values().stream().flatMap(Optional::stream).collect(Collectors.toMap(Form::name, form -> form));
    }

    private void check(Placed<Agency> agency) {
        String name = agency.value().form();
        if (!Files.isRegularFile(folder.resolve(name))) {
            agency.block().fault("form", "expected a file in the configuration folder, found no '" + name + "'");
            return;
        }
        forms.computeIfAbsent(name, this::read).ifPresent(form -> check(form, agency.value(), agency.block()));
    }

    private Optional<Form> read(String name) {
        try {
            long size = Files.size(folder.resolve(name));
            if (size > LARGEST) {
                throw new IllegalArgumentException("expected at most " + LARGEST + " bytes, found " + size);
            }
            byte[] template = Files.readAllBytes(folder.resolve(name));
            return Optional.of(new Form(name, template, keys(name, reader.names(name, template))));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, 0, "", e.getMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tick is named after its field and the value it stands for: {@code urgency=emergency}. */
    private Set<String> keys(String file, Set<String> names) {
        TreeSet<String> known = new TreeSet<>();
        List.of(DisclosableField.values()).forEach(field -> known.add(field.key()));
        TreeSet<String> keys = new TreeSet<>();
        for (String name : names) {
            String key = name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
            if (known.contains(key)) {
                keys.add(key);
            } else {
                faults.add(new Fault(
                        file,
                        0,
                        name,
                        "expected a field's name, one of " + known + ", found '" + name + "'"
                                + Spelling.meant(key, known)));
            }
        }
        return keys;
    }

    private static void check(Form form, Agency agency, Block block) {
        for (String key : new TreeSet<>(form.fields())) {
            if (!key.equals(RECIPIENT) && !agency.fields().contains(key)) {
                block.fault(
                        "form",
                        "expected of " + form.name() + " fields that " + agency.id() + " may see, found '" + key
                                + "': list it under fields, or take it out of the template");
            }
        }
        List<String> needed = new ArrayList<>(agency.gateway().mandatory());
        needed.add(0, RECIPIENT);
        needed.stream()
                .filter(key -> !form.fields().contains(key))
                .forEach(key -> block.fault(
                        "form",
                        "expected a field '" + key + "' in " + form.name() + ", which " + agency.id()
                                + " cannot do without, found none"));
    }

    /** Fields that an agency may see and its own form has no place for: it will not be told them. */
    static Map<String, List<String>> untold(List<Agency> agencies, Map<String, Form> forms) {
        Map<String, List<String>> untold = new TreeMap<>();
        for (Agency agency : agencies) {
            List<String> missing = Optional.ofNullable(agency.form())
                    .filter(form -> RENDERING.equals(agency.rendering()))
                    .map(forms::get)
                    .stream()
                    .flatMap(form -> agency.fields().stream()
                            .filter(key -> !form.fields().contains(key)))
                    .toList();
            if (!missing.isEmpty()) {
                untold.put(agency.id(), missing);
            }
        }
        return untold;
    }
}
