/** Needs and resources that schools tell beside their rolls. */
package uk.hailsham.hub.routes.need;
