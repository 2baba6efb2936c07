/** Walks YAML so that each fault can say its file, line and key. */
package uk.hailsham.hub.config.yaml;
