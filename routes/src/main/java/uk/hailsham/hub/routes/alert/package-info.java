/** Watches over what must be seen to, and tells whoever sees to it. */
package uk.hailsham.hub.routes.alert;
