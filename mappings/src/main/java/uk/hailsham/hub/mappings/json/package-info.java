/** The one strict way in which the hub reads JSON: record by record, with depth, lengths and sizes held to. */
package uk.hailsham.hub.mappings.json;
