/** Word documents (ECMA-376): what is in them, and whether any of it runs or reaches out. */
package uk.hailsham.hub.mappings.docx;
