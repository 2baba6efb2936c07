package uk.hailsham.hub.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row of what was measured.
 *
 * @param hub seconds that the hub took
 * @param floors seconds that the protocol's client alone took, by name, in order
 */
record Delivered(String channel, int sessions, int messages, double hub, Map<String, Double> floors) {
    List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("channel", "sessions", "messages", "hub/s"));
        floors.keySet().forEach(name -> headings.add(name + "/s"));
        floors.keySet().forEach(name -> headings.add("of " + name + " %"));
        return headings;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(
                List.of(channel, String.valueOf(sessions), String.valueOf(messages), Figures.one(messages / hub)));
        floors.values().forEach(floor -> cells.add(Figures.one(messages / floor)));
        floors.values().forEach(floor -> cells.add(Figures.one(100 * floor / hub)));
        return cells;
    }
}
