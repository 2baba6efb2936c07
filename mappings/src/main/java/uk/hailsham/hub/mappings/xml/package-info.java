/** The one hardened way in which the hub reads XML. */
package uk.hailsham.hub.mappings.xml;
