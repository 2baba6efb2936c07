/** The hub's own certificate: what it shows at its door, and by what its own verbs know it. */
package uk.hailsham.hub.app.tls;
