/** hub backup and hub restore. */
package uk.hailsham.hub.app.backup;
