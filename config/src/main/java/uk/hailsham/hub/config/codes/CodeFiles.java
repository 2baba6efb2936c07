package uk.hailsham.hub.config.codes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;

/** Reads {@code config/codes/*.csv}: code, means, label, from, to; lines that begin with # are comments. */
public final class CodeFiles {
    /** Lists that the hub asks for by name: without one, every value it should judge would stop a drop. */
    private static final List<String> ASKED_FOR = List.of(
            "agreement-exceptions",
            "agreement-standing",
            "bank-holidays-england",
            "cancel-reasons",
            "decline-reasons",
            "enrolment-status",
            "ethnicity",
            "hold-reasons",
            "language",
            "language-type",
            "leaving-reason",
            "nc-year",
            "need",
            "not-shared-reasons",
            "phone-type",
            "relationship",
            "sen-provision",
            "sen-type",
            "service-child",
            "sex",
            "young-carer");

    private static final String ENDING = ".csv";

    private CodeFiles() {}

    /**
     * The lists with what is sound in them; every fault is added to {@code faults}.
     *
     * @param folder the configuration folder
     * @param files names within it, as {@code codes/sex.csv}
     */
    public static CodeLists read(Path folder, List<String> files, List<Fault> faults) {
        Map<String, CodeList> lists = new HashMap<>();
        for (String file : files) {
            String list = file.substring(file.indexOf('/') + 1, file.length() - ENDING.length());
            lists.put(list, new CodeList(list, new CodeFile(file, faults).read(folder)));
        }
        ASKED_FOR.stream()
                .filter(list -> !lists.containsKey(list))
                .forEach(list ->
                        faults.add(new Fault("codes/" + list + ENDING, 0, "", "expected this code list, found none")));
        return new CodeLists(lists);
    }
}
