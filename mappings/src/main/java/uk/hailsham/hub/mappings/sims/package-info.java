/** SIMS report CSV: one row per need, the name in one column, windows-1252. */
package uk.hailsham.hub.mappings.sims;
