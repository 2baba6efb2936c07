/** The one strict way in which the hub reads comma-separated text, and the one in which it writes files of its own. */
package uk.hailsham.hub.mappings.csv;
