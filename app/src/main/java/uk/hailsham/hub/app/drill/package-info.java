/** hub drill: a made-up referral through every channel. */
package uk.hailsham.hub.app.drill;
