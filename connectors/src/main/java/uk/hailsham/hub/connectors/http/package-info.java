/** What every request over HTTP has in common: an answer is bounded, and a server may ask for a pause. */
package uk.hailsham.hub.connectors.http;
