package uk.hailsham.hub.routes.telling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropReceipts;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.telling.DropReceipt;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptFile;

/** Gives one school a receipt of each drop, again when the drop's state has changed. */
public final class Receipting {
    private static final int AT_ONCE = 20;

    /** A person reads it: of more findings those with the gravest effects are told, and the books count all. */
    private static final int MOST = 5_000;

    private final String school;
    private final DropReceipts receipts;
    private final Findings findings;
    private final DropReceiptFile file;
    private final OutFolder out;
    private final ReceiptMail mail;

    /** @param out null for a school that wants its receipts by mail alone */
    public Receipting(
            String school,
            DropReceipts receipts,
            Findings findings,
            DropReceiptFile file,
            OutFolder out,
            ReceiptMail mail) {
        this.mail = mail;
        this.school = school;
        this.receipts = receipts;
        this.findings = findings;
        this.file = file;
        this.out = out;
    }

    /**
     * A receipt that a crash interrupts is written again under the same name, and mailed again under the same Message-ID.
     *
     * @throws NotCarried when the mail server is away; all files are written by then, and the mail goes in a later round
     */
    public void tell() throws NotCarried {
        for (Drop drop : receipts.due(school, AT_ONCE)) {
            if (out != null) {
                DropReceipt receipt = receipt(drop);
                out.put(DropReceiptFile.name(receipt), file.write(receipt));
            }
            receipts.written(drop, mail.wanted());
        }
        for (Drop drop : mail.wanted() ? receipts.owed(school, AT_ONCE) : List.<Drop>of()) {
            mail.send(receipt(drop));
            receipts.mailed(drop);
        }
    }

    private DropReceipt receipt(Drop drop) {
        return new DropReceipt(
                drop.id(),
                drop.state().word(),
                drop.arrivedAt(),
                drop.reason() == null ? null : drop.reason().text(),
                books(drop),
                findings.told(drop.id(), MOST));
    }

    private Map<String, Integer> books(Drop drop) {
        Ledger ledger = drop.ledger();
        Findings.Counts counts = findings.counts(drop.id());
        Map<String, Integer> books = new LinkedHashMap<>();
        books.put("records", ledger.rowsIn());
        books.put("accepted", ledger.accepted());
        books.put("unchanged", ledger.unchanged());
        books.put("superseded", ledger.superseded());
        books.put("held", ledger.held());
        books.put("rejected", ledger.rejected());
        books.put("findingsNew", counts.fresh());
        books.put("findingsOpen", counts.open());
        books.put("findingsMuted", counts.muted());
        books.put("findingsMended", counts.closed());
        return books;
    }
}
