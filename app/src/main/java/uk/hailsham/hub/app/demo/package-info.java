/** hub demo: the hub and a made-up town, from the first drop to the last answer. */
package uk.hailsham.hub.app.demo;
