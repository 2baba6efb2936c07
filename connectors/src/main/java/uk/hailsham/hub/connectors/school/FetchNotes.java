package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the hub has fetched and the server may still list, a file per drop: so that after a crash nothing is fetched twice,
 * and what stays on the server is known there.
 */
final class FetchNotes {
    private static final String UNFINISHED = ".part";
    private final Path folder;

    FetchNotes(Path folder) {
        this.folder = folder;
    }

    /** By the id of the drop that was made of it, in order of age. */
    Map<UUID, RemoteDrop> all() throws IOException {
        Map<UUID, RemoteDrop> notes = new LinkedHashMap<>();
        for (Path note : Durable.list(folder)) {
            String name = note.getFileName().toString();
            if (!name.endsWith(UNFINISHED)) {
                notes.put(UUID.fromString(name), read(Files.readAllLines(note)));
            }
        }
        return notes;
    }

    void add(UUID id, RemoteDrop drop) throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>(List.of(drop.folder() ? "folder" : "file", drop.name()));
        drop.files().forEach(part -> lines.add(part.size() + " " + part.modified() + " " + part.name()));
        Path note = folder.resolve(id.toString());
        Path making = folder.resolve(id + UNFINISHED);
        Files.write(making, lines);
        Durable.move(making, note);
    }

    void remove(UUID id) throws IOException {
        Files.deleteIfExists(folder.resolve(id.toString()));
    }

    private static RemoteDrop read(List<String> lines) {
        List<RemoteDrop.Part> parts = lines.subList(2, lines.size()).stream()
                .map(line -> line.split(" ", 3))
                .map(cells -> new RemoteDrop.Part(cells[2], Long.parseLong(cells[0]), Long.parseLong(cells[1])))
                .toList();
        return new RemoteDrop(lines.get(1), lines.get(0).equals("folder"), parts);
    }
}
