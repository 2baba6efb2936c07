/** Orders the steps of every flow: one RouteBuilder per flow, route ids flow.partner. */
package uk.hailsham.hub.routes;
