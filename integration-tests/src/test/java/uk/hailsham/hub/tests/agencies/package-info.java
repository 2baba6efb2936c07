/** What arrives at agencies, read as they read it. */
package uk.hailsham.hub.tests.agencies;
