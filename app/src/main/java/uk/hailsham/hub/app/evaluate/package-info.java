/** hub evaluate: measures links against a truth, in a table, as JSON, and as a drawn curve. */
package uk.hailsham.hub.app.evaluate;
