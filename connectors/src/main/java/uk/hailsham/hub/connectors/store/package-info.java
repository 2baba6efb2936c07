/** The needs database: what was said, by whom and when, who is who, and what was done about it. */
package uk.hailsham.hub.connectors.store;
