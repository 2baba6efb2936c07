/** Opens the doors: command line, REST, console, security, wiring. */
package uk.hailsham.hub.app;
