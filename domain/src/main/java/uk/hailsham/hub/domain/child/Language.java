package uk.hailsham.hub.domain.child;

/** @param type F first, H home, M mother tongue …; null when not said */
public record Language(String type, String code) {}
