/** An identity that was given up for another one, and by what it would be known again. */
package uk.hailsham.hub.domain.adoption;
