/** The one strict way in which the hub reads comma-separated text: charset, quotes and sizes are held to. */
package uk.hailsham.hub.mappings.csv;
