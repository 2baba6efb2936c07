package uk.hailsham.hub.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.need.SenFramework;

/** {@code config/sen-framework.yml}. */
final class SenFrameworkFile {
    private static final int OLDEST = 25;

    private SenFrameworkFile() {}

    /** @param types null when the list could not be read; then types are not checked */
    static SenFramework read(Block file, CodeList types) {
        file.require("areas", "levels", "keyStages");
        List<SenFramework.Level> levels =
                file.blocks("levels").stream().map(SenFrameworkFile::level).toList();
        List<SenFramework.KeyStage> stages = file.blocks("keyStages").stream()
                .map(SenFrameworkFile::keyStage)
                .toList();
        Set<String> levelIds = levels.stream().map(SenFramework.Level::id).collect(Collectors.toSet());
        Set<String> stageIds = stages.stream().map(SenFramework.KeyStage::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        List<SenFramework.Area> areas = file.blocks("areas").stream()
                .map(block -> area(block, types, seen, levelIds, stageIds))
                .toList();
        file.end();
        return new SenFramework(areas, levels, stages);
    }

    private static SenFramework.Level level(Block block) {
        SenFramework.Level level = new SenFramework.Level(Shape.ID.required(block, "id"), block.text("name"));
        block.end();
        return level;
    }

    private static SenFramework.KeyStage keyStage(Block block) {
        block.require("ageFrom", "ageTo");
        SenFramework.KeyStage stage = new SenFramework.KeyStage(
                block.text("id"),
                block.text("name"),
                block.number("ageFrom", 0, OLDEST, 0),
                block.number("ageTo", 0, OLDEST, OLDEST));
        block.end();
        return stage;
    }

    private static SenFramework.Area area(
            Block block, CodeList types, Set<String> seen, Set<String> levels, Set<String> stages) {
        List<String> ofArea = block.texts("senTypes");
        for (String type : ofArea) {
            if (types != null && types.find(type).isEmpty()) {
                block.fault("senTypes", "expected a code of codes/sen-type.csv, found '" + type + "'");
            } else if (!seen.add(type)) {
                block.fault("senTypes", "expected each type in one area, found '" + type + "' again");
            }
        }
        SenFramework.Area area = new SenFramework.Area(
                Shape.ID.required(block, "id"),
                block.text("name"),
                ofArea,
                block.blocks("cells").stream()
                        .map(cell -> cell(cell, levels, stages))
                        .toList());
        oneCellEach(block, area, levels, stages);
        block.end();
        return area;
    }

    private static void oneCellEach(Block block, SenFramework.Area area, Set<String> levels, Set<String> stages) {
        for (String level : new TreeSet<>(levels)) {
            for (String stage : new TreeSet<>(stages)) {
                long cells = area.cells().stream()
                        .filter(cell -> cell.holds(level, stage))
                        .count();
                if (cells != 1) {
                    block.fault(
                            "cells",
                            "expected one cell for level %s and key stage %s, found %s"
                                    .formatted(level, stage, cells == 0 ? "none" : cells));
                }
            }
        }
    }

    private static SenFramework.Cell cell(Block block, Set<String> levels, Set<String> stages) {
        SenFramework.Cell cell = new SenFramework.Cell(
                block.oneOf("level", levels),
                block.words("keyStages", "one of " + stages, stages),
                block.text("needs"),
                block.text("provision"));
        block.end();
        return cell;
    }
}
