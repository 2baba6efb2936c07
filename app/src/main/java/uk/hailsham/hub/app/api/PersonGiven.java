package uk.hailsham.hub.app.api;

import java.util.regex.Pattern;
import uk.hailsham.hub.domain.owner.Person;

/** A person as a call names one. @param account under which the person signs in; may be missing */
record PersonGiven(String name, String email, String phone, String account) {
    private static final int LONGEST = 200;
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,;:\"()]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** @param field how the call names it */
    Person person(String field) {
        if (name == null || name.isBlank() || !fits(name) || !fits(phone) || !fits(account)) {
            throw new IllegalArgumentException(
                    "expected a name for " + field + ", and no value of more than " + LONGEST + " characters");
        }
        return new Person(name.strip(), mailbox(field + ".email", email), phone, account);
    }

    static String mailbox(String field, String text) {
        if (text == null || !fits(text) || !MAILBOX.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a mailbox for " + field + ", such as senco@school.example");
        }
        return text;
    }

    private static boolean fits(String text) {
        return text == null || text.length() <= LONGEST;
    }
}
