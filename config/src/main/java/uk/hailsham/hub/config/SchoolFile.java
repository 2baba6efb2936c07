package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/** One file of {@code config/schools}. */
final class SchoolFile {
    private SchoolFile() {}

    static School read(Block file, String id, Known known, CodeLists lists) {
        checkId(file, id);
        School school = new School(
                id,
                file.text("name"),
                file.texts("aliases"),
                file.blocks("laestabs").stream().map(SchoolFile::laestab).toList(),
                file.block("inbox").map(block -> InboxBlock.read(block, id)).orElse(InboxBlock.unsaid(id)),
                file.oneOf("format", known.formats()),
                file.block("layout").map(SchoolLayout::read).orElse(School.Layout.USUAL),
                pupilKey(file),
                file.block("contract")
                        .map(block -> ContractBlock.read(block, yearGroups(lists)))
                        .orElse(null),
                file.lists("columns"),
                codes(file, lists),
                file.block("contact").map(SchoolFile::contact).orElse(null),
                SchoolYear.read(file),
                file.block("safeguarding").map(SchoolFile::safeguarding).orElse(null),
                file.block("events")
                        .map(block -> ContractBlock.events(block, known))
                        .orElse(null),
                file.block("agreement").map(AgreementBlock::ofSchool).orElse(null),
                file.block("receipt").map(SchoolFile::receipts).orElse(School.Receipts.USUAL),
                file.blocks("deputies").stream().map(SchoolFile::contact).toList());
        SchoolLayout.checkColumns(file, school, known.columns().get(school.format()));
        file.require("pupilKey", "contract", "contact", "laestabs", "terms", "safeguarding", "agreement");
        file.end();
        return school;
    }

    private static void checkId(Block file, String id) {
        String found = file.text("id");
        if (!found.isEmpty() && !found.equals(id)) {
            file.fault("id", "expected '" + id + "', as the file is named, found '" + found + "'");
        }
        if (!Shape.ID.fits(id)) {
            file.fault("id", "expected a file named by " + Shape.ID.expected() + ", found '" + id + "'");
        }
    }

    private static Set<String> yearGroups(CodeLists lists) {
        return lists.list("nc-year").codes().stream()
                .map(CodeList.Code::means)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static School.Laestab laestab(Block block) {
        School.Laestab laestab = new School.Laestab(
                Shape.LAESTAB.required(block, "number"),
                block.optional("from", "a date such as 2014-09-01", LocalDate::parse)
                        .orElse(null),
                block.optional("to", "a date such as 2014-08-31", LocalDate::parse)
                        .orElse(null));
        if (laestab.from() != null && laestab.to() != null && laestab.to().isBefore(laestab.from())) {
            block.fault("to", "expected a date not before from (" + laestab.from() + "), found '" + laestab.to() + "'");
        }
        block.end();
        return laestab;
    }

    private static List<PupilKey.Kind> pupilKey(Block file) {
        Map<String, PupilKey.Kind> kinds = new LinkedHashMap<>();
        Stream.of(PupilKey.Kind.values()).forEach(kind -> kinds.put(kind.word(), kind));
        return file.words("pupilKey", "one of " + String.join(", ", kinds.keySet()), kinds.keySet()).stream()
                .map(kinds::get)
                .toList();
    }

    private static Map<String, Map<String, String>> codes(Block file, CodeLists lists) {
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        file.block("codes").ifPresent(block -> {
            lists.byName().keySet().stream()
                    .sorted()
                    .filter(block::has)
                    .forEach(list -> codes.put(list, ours(block, lists.list(list))));
            block.only("a list of codes/", lists.byName().keySet());
        });
        return codes;
    }

    private static Map<String, String> ours(Block codes, CodeList list) {
        Map<String, String> ours = codes.map(list.name());
        codes.block(list.name())
                .ifPresent(block -> ours.forEach((theirs, code) -> {
                    if (!code.isEmpty() && list.find(code).isEmpty()) {
                        block.fault(theirs, "expected a code of codes/" + list.name() + ".csv, found '" + code + "'");
                    }
                }));
        return ours;
    }

    private static School.Safeguarding safeguarding(Block block) {
        block.require("lead", "deputy");
        School.Safeguarding safeguarding = new School.Safeguarding(
                block.block("lead").map(SchoolFile::contact).orElse(null),
                block.block("deputy").map(SchoolFile::contact).orElse(null));
        block.end();
        return safeguarding;
    }

    private static School.Receipts receipts(Block block) {
        School.Receipts receipts = new School.Receipts(
                block.flag("file", true),
                block.optional("mail").isPresent() ? Shape.MAILBOX.required(block, "mail") : null);
        if (!receipts.file() && receipts.mail() == null) {
            block.fault("file", "expected a file, a mail or both, found neither: a school must hear of its drops");
        }
        block.end();
        return receipts;
    }

    static School.Contact contact(Block block) {
        School.Contact contact = new School.Contact(
                block.text("name"),
                Shape.MAILBOX.required(block, "email"),
                block.optional("phone").orElse(null));
        block.end();
        return contact;
    }
}
