/** Reads the files that an agency sends back by SFTP: acknowledgements, outcomes, whom it accepted, and its capacity. */
package uk.hailsham.hub.mappings.agencyfile;
