/** hub replay: an old drop read again. */
package uk.hailsham.hub.app.replay;
