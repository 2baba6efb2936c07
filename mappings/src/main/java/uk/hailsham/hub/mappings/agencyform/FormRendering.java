package uk.hailsham.hub.mappings.agencyform;

import java.util.TreeSet;
import uk.hailsham.hub.config.Form;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.agencypdf.FormFont;
import uk.hailsham.hub.mappings.agencypdf.FormValue;

/** Fills one agency's template. The same disclosure gives the same bytes. */
public final class FormRendering implements ReferralRendering {
    public static final String NAME = "form";

    private final Form form;
    private final FormValue values;
    private final FormFont font = new FormFont();

    /** @param codes give codes their labels; a list that is not there leaves the bare code */
    public FormRendering(Form form, CodeLists codes) {
        this.form = form;
        this.values = new FormValue(codes);
    }

    /**
     * The names of a template's fields.
     *
     * @throws IllegalArgumentException when it cannot be filled; says what was expected and found
     */
    public static TreeSet<String> names(String file, byte[] template) {
        return isPdf(file) ? PdfTemplate.names(template) : DocxTemplate.names(template);
    }

    private static boolean isPdf(String file) {
        return file.endsWith(".pdf");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Payload render(Disclosure disclosure) {
        String shown = Shown.RECIPIENT.of(disclosure.recipient());
        Filling filling = new Filling(disclosure, values);
        return isPdf(form.name())
                ? new Payload(
                        disclosure.recipient(),
                        shown + ".pdf",
                        Attachment.Kind.PDF.contentType(),
                        PdfTemplate.filled(form.template(), filling, disclosure.recipient(), font))
                : new Payload(
                        disclosure.recipient(),
                        shown + ".docx",
                        Attachment.Kind.DOCX.contentType(),
                        DocxTemplate.filled(form.template(), filling));
    }
}
