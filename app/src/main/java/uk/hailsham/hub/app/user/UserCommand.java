package uk.hailsham.hub.app.user;

import picocli.CommandLine.Command;

/** Accounts of the hub. */
@Command(
        name = "user",
        description = "Adds and disables accounts.",
        subcommands = {AddUser.class, DisableUser.class})
public final class UserCommand {}
