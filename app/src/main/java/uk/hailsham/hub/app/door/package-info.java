/** Who may come in, by which door: accounts, sign-in, roles, what each path asks for. */
package uk.hailsham.hub.app.door;
