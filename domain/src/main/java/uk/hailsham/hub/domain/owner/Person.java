package uk.hailsham.hub.domain.owner;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Somebody who can see to a referral.
 *
 * @param account under which the person signs in; null when it is not known
 */
public record Person(String name, String email, String phone, String account) {
    /** Of whom no account is known. */
    public Person(String name, String email, String phone) {
        this(name, email, phone, null);
    }

    /** By what two mentions are one person: the mailbox, else the account, else the name; empty for nobody. */
    public String key() {
        return Stream.of(email, account, name)
                .filter(Objects::nonNull)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether the word, of a cover, is the person's mailbox or account. */
    boolean isKnownAs(String word) {
        return word.equalsIgnoreCase(key()) || word.equalsIgnoreCase(account) || word.equalsIgnoreCase(email);
    }

    /** Whether an account of the person's own school, or of no school, is the person's: said so, or named as the mailbox is. */
    boolean signsInAs(String name) {
        boolean named = email != null
                && (name.equalsIgnoreCase(email) || email.regionMatches(true, 0, name + "@", 0, name.length() + 1));
        return account == null ? named : name.equalsIgnoreCase(account);
    }
}
