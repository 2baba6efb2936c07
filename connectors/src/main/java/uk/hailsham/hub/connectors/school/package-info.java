/** Where schools put their drops and fetch what they are told: folders that are watched, and how a drop is claimed. */
package uk.hailsham.hub.connectors.school;
