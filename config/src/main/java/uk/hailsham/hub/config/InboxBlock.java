package uk.hailsham.hub.config;

import java.time.LocalTime;
import java.util.Optional;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.School.Sftp.After;

/** {@code inbox} of a school's file: the folder drops are put into, and the server they are pulled from. */
final class InboxBlock {
    private static final int SETTLE_SECONDS = 10;
    private static final int LONGEST_SETTLE = 3_600;
    private static final int USUAL_MINUTES = 60;
    private static final int MOST_MINUTES = 1_440;
    private static final LocalTime USUALLY_WHOLE_AT = LocalTime.of(3, 0);

    private InboxBlock() {}

    static School.Inbox unsaid(String school) {
        return new School.Inbox("inbox/" + school, null, SETTLE_SECONDS);
    }

    static School.Inbox read(Block block, String school) {
        School.Inbox folder = new School.Inbox(
                block.optional("folder").orElse(unsaid(school).folder()),
                block.optional("doneFile").orElse(null),
                block.number("settleSeconds", 0, LONGEST_SETTLE, SETTLE_SECONDS));
        if (block.has("sftp") && block.has("wonde")) {
            block.fault("wonde", "expected one place to pull from, found sftp and wonde: leave one out");
        }
        Optional<School.Server> sftp = block.block("sftp").map(server -> sftp(server, folder));
        Optional<School.Server> wonde = block.block("wonde").map(InboxBlock::wonde);
        block.end();
        School.Server server = sftp.or(() -> wonde).orElse(null);
        return new School.Inbox(folder.folder(), folder.doneFile(), folder.settleSeconds(), server);
    }

    /** Where the one of the configuration is another for a demo or a test; it may be of the other kind. */
    static School.Server server(Block block, School.Inbox folder) {
        return block.has("tokenSecret") ? wonde(block) : sftp(block, folder);
    }

    static School.Wonde wonde(Block block) {
        School.Wonde wonde = new School.Wonde(
                block.optional(
                                "base",
                                "an address such as https://api.wonde.com, without a path and https unless it is this"
                                        + " machine",
                                LinkBlock::base)
                        .orElse(null),
                block.text("school"),
                Shape.SECRET.required(block, "tokenSecret"),
                block.number("everyMinutes", 0, MOST_MINUTES, USUAL_MINUTES),
                block.optional("wholeAt", "a time such as \"03:00\"", LocalTime::parse)
                        .orElse(USUALLY_WHOLE_AT),
                block.flag("counted", true));
        block.require("base");
        if (!wonde.school().matches("[A-Za-z0-9]{0,40}")) {
            block.fault("school", "expected Wonde's id of the school, such as A1930499544, found something else");
        }
        block.end();
        return wonde;
    }

    /** @param folder whose done-file and settling hold where the server's block does not say otherwise */
    static School.Sftp sftp(Block block, School.Inbox folder) {
        School.Sftp sftp = new School.Sftp(
                block.text("host"),
                block.number("port", 1, 65_535, 22),
                block.text("user"),
                Shape.FINGERPRINT.required(block, "hostKey"),
                Shape.SECRET.optional(block, "keySecret").orElse(null),
                Shape.SECRET.optional(block, "passwordSecret").orElse(null),
                block.text("folder"),
                block.word("after", After.class).orElse(After.MOVE),
                block.optional("doneFile").orElse(folder.doneFile()),
                block.number("settleSeconds", 0, LONGEST_SETTLE, folder.settleSeconds()));
        if (block.has("keySecret") == block.has("passwordSecret")) {
            block.fault(
                    "keySecret",
                    "expected keySecret or passwordSecret, found " + (block.has("keySecret") ? "both" : "neither"));
        }
        block.end();
        return sftp;
    }
}
