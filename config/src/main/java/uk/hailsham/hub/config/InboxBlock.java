package uk.hailsham.hub.config;

import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.School.Sftp.After;

/** {@code inbox} of a school's file: the folder drops are put into, and the server they are pulled from. */
final class InboxBlock {
    private static final int SETTLE_SECONDS = 10;
    private static final int LONGEST_SETTLE = 3_600;

    private InboxBlock() {}

    static School.Inbox unsaid(String school) {
        return new School.Inbox("inbox/" + school, null, SETTLE_SECONDS);
    }

    static School.Inbox read(Block block, String school) {
        School.Inbox folder = new School.Inbox(
                block.optional("folder").orElse(unsaid(school).folder()),
                block.optional("doneFile").orElse(null),
                block.number("settleSeconds", 0, LONGEST_SETTLE, SETTLE_SECONDS));
        School.Sftp sftp =
                block.block("sftp").map(server -> sftp(server, folder)).orElse(null);
        block.end();
        return new School.Inbox(folder.folder(), folder.doneFile(), folder.settleSeconds(), sftp);
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
