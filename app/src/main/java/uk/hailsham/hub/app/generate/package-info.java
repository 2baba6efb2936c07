/** hub generate: lays out a made-up town. */
package uk.hailsham.hub.app.generate;
