/** The step that agrees who is who after a drop. */
package uk.hailsham.hub.routes.recognise;
