/** Says who: reads the configuration folder into typed records, and every fault in it at once. */
package uk.hailsham.hub.config;
