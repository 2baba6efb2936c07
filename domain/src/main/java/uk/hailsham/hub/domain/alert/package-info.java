/** What people are told when something must be seen to, and when it is over. */
package uk.hailsham.hub.domain.alert;
