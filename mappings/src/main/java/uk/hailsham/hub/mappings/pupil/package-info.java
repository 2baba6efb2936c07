/** What every pupil format has in common: raw texts into sound values or findings. */
package uk.hailsham.hub.mappings.pupil;
