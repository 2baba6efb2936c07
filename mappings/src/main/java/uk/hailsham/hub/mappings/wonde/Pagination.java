package uk.hailsham.hub.mappings.wonde;

import uk.hailsham.hub.mappings.json.JsonRecord;

/**
 * What a page says of its place among the others: {@code meta.pagination}.
 *
 * @param page its number, from 1; null when not said
 * @param more whether another page follows; null when not said
 * @param total students of all pages; null when not said, as every other number
 */
record Pagination(Integer page, Boolean more, Integer count, Integer total, Integer pages) {
    static Pagination of(JsonRecord meta) {
        JsonRecord pagination = meta.child("pagination");
        return new Pagination(
                number(pagination.text("current_page")),
                more(pagination),
                number(pagination.text("count")),
                number(pagination.text("total")),
                number(pagination.text("total_pages", "last_page")));
    }

    private static Boolean more(JsonRecord pagination) {
        String more = pagination.text("more");
        if (more != null) {
            return Boolean.valueOf(more);
        }
        boolean said = pagination.isObject() && pagination.node().has("next");
        return said ? (Boolean) (pagination.text("next") != null) : null;
    }

    private static Integer number(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
