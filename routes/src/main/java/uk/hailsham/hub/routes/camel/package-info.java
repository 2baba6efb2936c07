/** What the routes need of Camel itself: data-format adapters, endpoint filters. */
package uk.hailsham.hub.routes.camel;
