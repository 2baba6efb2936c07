/** The door at which agencies' FHIR servers bring answers. */
package uk.hailsham.hub.app.fhir;
