package uk.hailsham.hub.domain.need;

import java.util.List;
import java.util.Optional;

/** The common framework of {@code config/sen-framework.yml}: areas of need x levels x key stages. */
public record SenFramework(List<Area> areas, List<Level> levels, List<KeyStage> keyStages) {
    public SenFramework {
        areas = List.copyOf(areas);
        levels = List.copyOf(levels);
        keyStages = List.copyOf(keyStages);
    }

    /** @param senTypes codes of the list {@code sen-type} that belong to it */
    public record Area(String id, String name, List<String> senTypes, List<Cell> cells) {
        public Area {
            senTypes = List.copyOf(senTypes);
            cells = List.copyOf(cells);
        }
    }

    /** How far beyond what every child gets. */
    public record Level(String id, String name) {}

    /** Ages in completed years at the beginning of the school year, inclusive. */
    public record KeyStage(String id, String name, int ageFrom, int ageTo) {}

    /**
     * @param keyStages for which it holds; empty for all
     * @param needs what a child shows
     * @param provision what helps
     */
    public record Cell(String level, List<String> keyStages, String needs, String provision) {
        public Cell {
            keyStages = List.copyOf(keyStages);
        }

        public boolean holds(String level, String keyStage) {
            return this.level.equals(level) && (keyStages.isEmpty() || keyStages.contains(keyStage));
        }
    }

    public Optional<Level> level(String id) {
        return levels.stream().filter(level -> level.id().equalsIgnoreCase(id)).findFirst();
    }

    public Optional<Area> area(String id) {
        return areas.stream().filter(area -> area.id().equalsIgnoreCase(id)).findFirst();
    }

    public Optional<KeyStage> keyStage(String id) {
        return keyStages.stream()
                .filter(stage -> stage.id().equalsIgnoreCase(id))
                .findFirst();
    }

    public Optional<Area> areaOf(String senType) {
        return areas.stream().filter(area -> area.senTypes().contains(senType)).findFirst();
    }
}
