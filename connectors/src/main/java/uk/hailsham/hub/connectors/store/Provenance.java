package uk.hailsham.hub.connectors.store;

/** Under which configuration and by which hub something was decided; stored with it. */
public record Provenance(String configHash, String hubVersion) {}
