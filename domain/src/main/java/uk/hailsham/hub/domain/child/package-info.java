/** What a source says about one child: the shared child-needs model (child-1). */
package uk.hailsham.hub.domain.child;
