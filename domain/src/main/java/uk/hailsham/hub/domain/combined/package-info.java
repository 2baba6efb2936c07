/** One child out of what several sources say, by stated precedence; what loses is kept beside what wins. */
package uk.hailsham.hub.domain.combined;
