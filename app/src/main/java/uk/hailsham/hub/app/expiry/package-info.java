/** What ends: agreements, keys, certificates, and what the partnership has noted itself. */
package uk.hailsham.hub.app.expiry;
