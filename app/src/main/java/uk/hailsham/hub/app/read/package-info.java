/** hub read: how the hub would read a drop, without a database. */
package uk.hailsham.hub.app.read;
