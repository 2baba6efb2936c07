/** CSV of any system: which column holds what, the school's YAML says. */
package uk.hailsham.hub.mappings.columns;
