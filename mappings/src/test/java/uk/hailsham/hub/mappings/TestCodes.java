package uk.hailsham.hub.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;

/** Code lists for tests: the codes that the tests use, {@code found=means} where the two differ. */
public final class TestCodes {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("sex", "F M FEMALE=F MALE=M 2=F 1=M"),
            Map.entry("ethnicity", "WBRI APKN WENG NOBT"),
            Map.entry("language", "ENG POL URD OTH"),
            Map.entry("language-type", "F M H T S C U V W"),
            Map.entry("sen-type", "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH NSA BESD"),
            Map.entry("sen-provision", "N K E A=K P=K S"),
            Map.entry("nc-year", "E1 E2 N1 N2 R 1 2 3 4 5 6 7 8 9 10 11 12 13 14 M X"),
            Map.entry("enrolment-status", "C M S G"),
            Map.entry("relationship", "PAM PAF DOC SWR OTH FAM"),
            Map.entry("phone-type", "F H A M W D"),
            Map.entry("leaving-reason", "PM PI PF OR"),
            Map.entry("young-carer", "P S N"),
            Map.entry("service-child", "Y N U R"),
            Map.entry("need", "SLCN SEMH ATT"));

    public static final CodeLists ALL =
            new CodeLists(LISTS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, TestCodes::list)));

    private TestCodes() {}

    private static CodeList list(Map.Entry<String, String> entry) {
        List<CodeList.Code> codes =
                Arrays.stream(entry.getValue().split(" ")).map(TestCodes::code).toList();
        return new CodeList(entry.getKey(), codes);
    }

    private static CodeList.Code code(String text) {
        String[] sides = text.split("=");
        return new CodeList.Code(sides[0], sides[sides.length - 1], text, null, null);
    }
}
