package uk.hailsham.hub.mappings.attachment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import uk.hailsham.hub.domain.referral.Attachment.Judged;
import uk.hailsham.hub.domain.referral.Attachment.Kind;

/** Looks at every object of a PDF, whether anything refers to it or not. */
final class PdfExamination {
    /** Actions that run, fetch or open something (ISO 32000-2, 12.6.4). */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "RichMediaExecute");

    private static final Set<String> KEYS = Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA");
    private static final Set<String> ANNOTATIONS =
            Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");
    /** A long report with its appendices has some hundreds of pages, and a scan three objects for each. */
    private static final int MOST_PAGES = 500;

    private static final int MOST_OBJECTS = 50_000;
    private static final String ADVICE = ": print it to a new PDF";

    private PdfExamination() {}

    static Judged look(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() == 0) {
                return Judged.refused("expected a PDF with pages, found one without");
            }
            if (document.getNumberOfPages() > MOST_PAGES
                    || document.getDocument().getXrefTable().size() > MOST_OBJECTS) {
                return Judged.refused("expected a PDF of at most " + MOST_PAGES + " pages and " + MOST_OBJECTS
                        + " objects, found a larger one: send what the agency needs to read");
            }
            return fault(document.getDocument()).map(Judged::refused).orElse(Judged.sound(Kind.PDF));
        } catch (InvalidPasswordException e) {
            return Judged.refused("expected a PDF that opens without a password, found one with it" + ADVICE);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // What a hostile file may do to a parser is not the hub's fault; the words of its exceptions may quote the
            // file.
            return Judged.refused("expected a whole PDF, found a damaged one" + ADVICE);
        }
    }

    private static Optional<String> fault(COSDocument document) throws IOException {
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            Optional<String> fault = fault(document.getObjectFromPool(key).getObject());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return fault(document.getTrailer());
    }

    private static Optional<String> fault(COSBase object) {
        Deque<COSBase> waiting = new ArrayDeque<>();
        COSBase next = object;
        while (next != null) {
            if (next instanceof COSDictionary dictionary) {
                if (isActive(dictionary)) {
                    return Optional.of(
                            "expected a PDF without JavaScript, attached files, forms that send and links that"
                                    + " open programs, found one with them" + ADVICE);
                }
                dictionary.getValues().forEach(value -> push(waiting, value));
            } else if (next instanceof COSArray array) {
                array.forEach(value -> push(waiting, value));
            }
            next = waiting.poll();
        }
        return Optional.empty();
    }

    /** What is referred to is an object of its own and has its own turn. */
    private static void push(Deque<COSBase> waiting, COSBase value) {
        if (value instanceof COSDictionary || value instanceof COSArray) {
            waiting.push(value);
        }
    }

    private static boolean isActive(COSDictionary dictionary) {
        return dictionary.keySet().stream().map(COSName::getName).anyMatch(KEYS::contains)
                || isOneOf(dictionary, COSName.S, ACTIONS)
                || isOneOf(dictionary, COSName.SUBTYPE, ANNOTATIONS);
    }

    private static boolean isOneOf(COSDictionary dictionary, COSName key, Set<String> names) {
        return dictionary.getDictionaryObject(key) instanceof COSName name && names.contains(name.getName());
    }
}
