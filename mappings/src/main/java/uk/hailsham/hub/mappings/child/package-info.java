/** The hub's own documents as JSON, so that {@code domain} stays free of annotations. */
package uk.hailsham.hub.mappings.child;
