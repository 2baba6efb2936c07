/** Recognises which records speak of the same person: columns in, decisions with evidence out. */
package uk.hailsham.hub.reconcile;
