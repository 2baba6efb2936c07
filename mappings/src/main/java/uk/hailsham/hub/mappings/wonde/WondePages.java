package uk.hailsham.hub.mappings.wonde;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.mappings.pupil.UpnHolders;

/**
 * All pages of one download, in their order, which their names do not tell. A download with a page missing is refused:
 * every pupil of that page would look gone; so is one with a page twice, which is two downloads mixed.
 */
final class WondePages {
    /** At the largest page size of the API, several times the pupils of a county. */
    private static final int MOST_PAGES = 10_000;

    private final List<WondePage> pages = new ArrayList<>();
    private final List<Rejection> notes = new ArrayList<>();
    private final UpnHolders upns;

    private WondePages(DropContent drop) {
        upns = new UpnHolders(
                drop.parts().stream().mapToLong(DropContent.Part::size).sum());
        if (drop.parts().size() > MOST_PAGES) {
            String found = String.valueOf(drop.parts().size());
            throw refused(drop, "too-large", "at most %,d pages".formatted(MOST_PAGES), found);
        }
        drop.parts().forEach(part -> pages.add(WondePage.survey(part, upns)));
    }

    static WondePages of(DropContent drop) {
        WondePages pages = new WondePages(drop);
        if (pages.pages.stream().allMatch(page -> page.students() == 0)) {
            throw refused(drop, "no-rows", "at least one student", "none");
        }
        pages.checkPlaces();
        return pages;
    }

    private static DropRefused refused(DropContent drop, String code, String expected, String found) {
        String name = drop.parts().isEmpty() ? "" : drop.parts().get(0).name();
        return new DropRefused(new Rejection(name, 0, "data", code, Rejection.Effect.FILE_REFUSED, expected, found));
    }

    private void checkPlaces() {
        if (pages.size() == 1 && pages.get(0).pagination().page() == null) {
            noteUnnumbered(pages.get(0));
        } else {
            checkNumbers();
        }
        for (int i = 0; i < pages.size(); i++) {
            checkMore(pages.get(i), i == pages.size() - 1);
            checkCount(pages.get(i));
        }
        checkTotals();
    }

    private void noteUnnumbered(WondePage page) {
        notes.add(new Rejection(
                page.part().name(),
                0,
                "meta.pagination",
                "missing",
                Rejection.Effect.FIELD_DROPPED,
                "the number of the page, without which a missing one is not seen",
                null));
    }

    private void checkNumbers() {
        for (WondePage page : pages) {
            if (page.pagination().page() == null) {
                throw page.refused("meta.pagination.current_page", "missing", "the number of the page", null);
            }
        }
        pages.sort(Comparator.comparing(page -> page.pagination().page()));
        for (int i = 0; i < pages.size(); i++) {
            int number = pages.get(i).pagination().page();
            if (number != i + 1) {
                boolean twice = number == i;
                throw pages.get(i)
                        .refused(
                                "meta.pagination.current_page",
                                twice ? "page-twice" : "page-missing",
                                twice ? "every page once" : "page " + (i + 1),
                                "page " + number);
            }
        }
    }

    private void checkMore(WondePage page, boolean last) {
        Boolean more = page.pagination().more();
        if (more != null && more == last) {
            throw page.refused(
                    "meta.pagination.more",
                    last ? "page-missing" : "pages-of-two-downloads",
                    last ? "the page after this one in the same drop" : "more pages, as there are",
                    more.toString());
        }
    }

    private static void checkCount(WondePage page) {
        Integer count = page.pagination().count();
        if (count != null && count != page.students()) {
            String expected = count + " students on the page";
            throw page.refused("meta.pagination.count", "count-differs", expected, "" + page.students());
        }
    }

    private void checkTotals() {
        int students = pages.stream().mapToInt(WondePage::students).sum();
        for (WondePage page : pages) {
            Integer total = page.pagination().total();
            if (total != null && total != students) {
                String expected = total + " students on all pages";
                throw page.refused("meta.pagination.total", "total-differs", expected, "" + students);
            }
            Integer most = page.pagination().pages();
            if (most != null && most != pages.size()) {
                throw page.refused(
                        "meta.pagination.total_pages", "page-missing", most + " pages", pages.size() + " pages");
            }
        }
    }

    /** In the order of their numbers. */
    List<WondePage> pages() {
        return pages;
    }

    UpnHolders upns() {
        return upns;
    }

    /** What was wrong with a page and yet stopped nothing. */
    List<Rejection> notes() {
        return List.copyOf(notes);
    }
}
