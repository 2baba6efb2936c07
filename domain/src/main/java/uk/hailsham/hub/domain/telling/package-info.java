/** What the hub tells the Index and the schools of its own accord, when, and what they answer. */
package uk.hailsham.hub.domain.telling;
