package uk.hailsham.hub.config;

import java.util.Set;

/** Words that the configuration may use and that other modules give a meaning to. */
public record Known(Set<String> formats, Set<String> channels, Set<String> renderings) {}
