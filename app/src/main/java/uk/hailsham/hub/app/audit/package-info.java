/** The audit, looked at from the command line. */
package uk.hailsham.hub.app.audit;
