package uk.hailsham.hub.routes.referral;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.config.HubSettings.AttachmentLimits;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.Refusal;

/** Papers that come with a request: judged by their bytes, and in the vault before the referral is committed. */
public final class Attaching {
    private static final String FIELD = "attachments";

    private final Vault vault;
    private final Attachment.Examination examination;
    private final AttachmentLimits limits;
    private final IdSource ids;

    public Attaching(Vault vault, Attachment.Examination examination, AttachmentLimits limits, IdSource ids) {
        this.vault = vault;
        this.examination = examination;
        this.limits = limits;
        this.ids = ids;
    }

    /**
     * What may go, and why the rest may not. A refusal tells a paper by its place, never by its name.
     *
     * @param refusals empty when all may go
     */
    public record Papers(List<Paper> sound, List<Refusal> refusals) {
        public static final Papers NONE = new Papers(List.of(), List.of());

        public Papers {
            sound = List.copyOf(sound);
            refusals = List.copyOf(refusals);
        }
    }

    /** @param number its place among all that were offered, from 1 */
    public record Paper(int number, Attachment.Kind kind, byte[] bytes) {}

    public Papers judge(List<DropContent.Part> offered) {
        List<Paper> sound = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (int number = 1; number <= offered.size(); number++) {
            if (number > limits.most()) {
                refusals.add(refusal(
                        "too-many-attachments",
                        "Expected at most " + limits.most() + " attachments, found " + offered.size()
                                + ". Put several papers into one PDF."));
                break;
            }
            judge(number, offered.get(number - 1), sound, refusals);
        }
        return new Papers(sound, refusals);
    }

    private void judge(int number, DropContent.Part part, List<Paper> sound, List<Refusal> refusals) {
        byte[] bytes = read(part);
        if (bytes.length > limits.largestBytes()) {
            refusals.add(refusal(
                    "attachment-too-large",
                    "Attachment " + number + ": expected at most " + limits.largestKilobytes()
                            + " KB, found more. Send a smaller scan."));
            return;
        }
        Attachment.Judged judged = examination.look(bytes);
        judged.refusal()
                .ifPresentOrElse(
                        reason -> refusals.add(
                                refusal("attachment-unusable", "Attachment " + number + ": " + reason + ".")),
                        () -> sound.add(new Paper(number, judged.kind(), examination.bare(judged.kind(), bytes))));
    }

    private byte[] read(DropContent.Part part) {
        try (InputStream in = part.open()) {
            return in.readNBytes(limits.largestBytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal refusal(String code, String text) {
        return new Refusal(code, FIELD, text);
    }

    /** Seals each under an id of its own; on return they are on disk. */
    List<Attachment> keep(Papers papers) {
        List<Attachment> kept = new ArrayList<>();
        for (Paper paper : papers.sound()) {
            UUID id = ids.next();
            try {
                Vault.Stored stored = vault.store(id, 0, new ByteArrayInputStream(paper.bytes()));
                String sha256 = HexFormat.of().formatHex(stored.sha256());
                kept.add(new Attachment(id, kept.size() + 1, paper.kind(), stored.size(), sha256));
            } catch (IOException e) {
                forget(kept);
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    /** Of a referral that was not committed. */
    void forget(List<Attachment> kept) {
        try {
            for (Attachment attachment : kept) {
                vault.delete(attachment.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
