package uk.hailsham.hub.mappings;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

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

    private static void read(Reader reader, byte[] file) {
        if (file.length > LARGEST) {
            return;
        }
        long before = CPU.getCurrentThreadCpuTime();
        Outcome outcome = reader.read(Joined.apart(file));
        if (CPU.getCurrentThreadCpuTime() - before > MOST_CPU_NANOS) {
            throw new AssertionError("broken: a reader ends in time");
        }
        if (!outcome.keepsQuietAbout(CHILD)) {
            throw new AssertionError("broken: what others read holds nothing of the file");
        }
    }
}
