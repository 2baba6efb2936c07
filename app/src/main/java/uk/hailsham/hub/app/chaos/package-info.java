/** Kills and starves the hub, its database and its broker while it works, and looks from outside at what became of the work. */
package uk.hailsham.hub.app.chaos;
