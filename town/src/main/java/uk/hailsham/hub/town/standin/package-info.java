/** Stand-ins for the outside: real SFTP and mail servers of made-up agencies. */
package uk.hailsham.hub.town.standin;
