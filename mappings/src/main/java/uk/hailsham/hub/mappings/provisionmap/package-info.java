/** The provision map a SENCO keeps: who needs what, and what is given, after the common framework. */
package uk.hailsham.hub.mappings.provisionmap;
