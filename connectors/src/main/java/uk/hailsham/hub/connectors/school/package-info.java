/** Where schools put their drops: folders that are watched, and how a drop is claimed. */
package uk.hailsham.hub.connectors.school;
