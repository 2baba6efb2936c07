/** What partners have agreed to share, for what and until when. */
package uk.hailsham.hub.domain.agreement;
