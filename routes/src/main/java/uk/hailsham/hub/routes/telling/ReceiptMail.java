package uk.hailsham.hub.routes.telling;

import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.telling.DropReceipt;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptText;

/**
 * One school's receipts by mail.
 *
 * @param to null when the school wants none
 */
public record ReceiptMail(String school, String to, DropReceiptText text, Post post) {
    /** Where notices go out. */
    @FunctionalInterface
    public interface Post {
        void send(String to, String name, String subject, String text) throws NotCarried;
    }

    boolean wanted() {
        return to != null;
    }

    void send(DropReceipt receipt) throws NotCarried {
        post.send(
                to,
                DropReceiptText.messageName(receipt),
                DropReceiptText.subject(receipt),
                text.write(school, receipt));
    }
}
