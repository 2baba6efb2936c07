/** Reads the Common Transfer File, and its sister the Admission Transfer File, of the Department for Education. */
package uk.hailsham.hub.mappings.ctf;
