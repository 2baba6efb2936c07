/** The steps of a drop: collect, open, read, stage, judge, apply. */
package uk.hailsham.hub.routes.intake;
