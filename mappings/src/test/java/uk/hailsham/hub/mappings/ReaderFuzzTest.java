package uk.hailsham.hub.mappings;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.mappings.attachment.AttachmentExamination;
import uk.hailsham.hub.mappings.fhir.FhirAnswer;
import uk.hailsham.hub.mappings.fhir.FhirAnswers;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answer;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answers;
import uk.hailsham.hub.mappings.hl7v2.Hl7Head;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts;

/**
 * Whatever bytes come, a reader ends in time with rows or with a refusal, gives nothing that could not be stored, and
 * tells nothing of the file where others than the sender read. In the ordinary build the kept corpus is replayed;
 * {@code ./hub fuzz} looks for more, see {@code docs/fuzzing.md}.
 */
class ReaderFuzzTest {
    /** Stands in the corpus where a child's data stand in real files. */
    private static final String CHILD = "Zqxmarker";

    private static final int LARGEST = 256 * 1024;
    private static final long MOST_CPU_NANOS = 20_000_000_000L;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @FuzzTest
    void ctf(byte[] file) {
        read(Reader.CTF, file);
    }

    @FuzzTest
    void simsCsv(byte[] file) {
        read(Reader.SIMS_CSV, file);
    }

    @FuzzTest
    void census(byte[] file) {
        read(Reader.CENSUS, file);
    }

    @FuzzTest
    void wonde(byte[] file) {
        read(Reader.WONDE, file);
    }

    @FuzzTest
    void bromcom(byte[] file) {
        read(Reader.BROMCOM, file);
    }

    @FuzzTest
    void csv(byte[] file) {
        read(Reader.CSV, file);
    }

    @FuzzTest
    void indexCsv(byte[] file) {
        read(Reader.INDEX_CSV, file);
    }

    @FuzzTest
    void indexXml(byte[] file) {
        read(Reader.INDEX_XML, file);
    }

    @FuzzTest
    void referralFile(byte[] file) {
        read(Reader.REFERRAL_FILE, file);
    }

    @FuzzTest
    void provisionMap(byte[] file) {
        read(Reader.PROVISION_MAP, file);
    }

    @FuzzTest
    void acknowledgementFile(byte[] file) {
        read(Reader.ACKNOWLEDGEMENT_FILE, file);
    }

    @FuzzTest
    void agencyFile(byte[] file) {
        read(Reader.AGENCY_FILE, file);
    }

    @FuzzTest
    void receipt(byte[] file) {
        read(Reader.RECEIPT, file);
    }

    /** What an agency's system says, and what the hub answers it: the head and its acknowledgements. */
    @FuzzTest
    void hl7Answer(byte[] message) {
        inTime(message, () -> {
            Hl7Answer answer = new Hl7Answers().read(message);
            if (answer instanceof Hl7Answer.Unsound unsound) {
                quiet(unsound.why());
            } else if (answer instanceof Hl7Answer.Said said) {
                Outcome.bearable(said.about(said.recipient()));
            }
            Hl7Head.of(message)
                    .ifPresent(head -> new Hl7Receipts(Shipped.CLOCK)
                            .of(head, Hl7Receipts.Outcome.TAKEN).stream()
                                    .map(Hl7Head::of)
                                    .forEach(receipt -> goesBack(head, receipt)));
        });
    }

    private static void goesBack(Hl7Head head, Optional<Hl7Head> receipt) {
        boolean toItsSender = receipt.filter(back -> back.toApplication().equals(head.application())
                        && back.toFacility().equals(head.facility()))
                .isPresent();
        if (!toItsSender) {
            throw new AssertionError("broken: the hub reads what it writes, and to whom");
        }
    }

    @FuzzTest
    void fhirAnswer(byte[] json) {
        inTime(
                json,
                () -> new FhirAnswers().read(json).forEach(answer -> {
                    if (answer instanceof FhirAnswer.Unsound unsound) {
                        quiet(unsound.why());
                    } else {
                        Outcome.bearable(answer);
                    }
                }));
    }

    /** A paper that goes with a referral: what is sound can be made bare, and is sound afterwards. */
    @FuzzTest
    void attachment(byte[] paper) {
        inTime(paper, () -> {
            Attachment.Examination examination = new AttachmentExamination();
            Attachment.Judged judged = examination.look(paper);
            if (judged.kind() == null) {
                quiet(judged.reason());
            } else if (examination.look(examination.bare(judged.kind(), paper)).kind() != judged.kind()) {
                throw new AssertionError("broken: what is bare is of the same kind");
            }
        });
    }

    private static void read(Reader reader, byte[] file) {
        inTime(file, () -> {
            if (!reader.read(Joined.apart(file)).keepsQuietAbout(CHILD)) {
                quiet(CHILD);
            }
        });
    }

    private static void quiet(String told) {
        if (told.contains(CHILD)) {
            throw new AssertionError("broken: what others read holds nothing of the file");
        }
    }

    private static void inTime(byte[] file, Runnable reading) {
        if (file.length > LARGEST) {
            return;
        }
        long before = CPU.getCurrentThreadCpuTime();
        reading.run();
        if (CPU.getCurrentThreadCpuTime() - before > MOST_CPU_NANOS) {
            throw new AssertionError("broken: a reader ends in time");
        }
    }
}
