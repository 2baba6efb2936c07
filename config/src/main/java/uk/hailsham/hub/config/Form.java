package uk.hailsham.hub.config;

import java.util.Set;
import java.util.TreeSet;

/**
 * The template of an agency's own form, as it lies in the configuration folder.
 *
 * @param name relative to the folder: {@code forms/spoa.docx}
 * @param fields keys of the disclosable fields it has a place for
 */
public record Form(String name, byte[] template, Set<String> fields) {
    public Form {
        fields = Set.copyOf(fields);
    }

    /** Finds the fields of a template. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The names of the template's fields, as they stand in it.
         *
         * @throws IllegalArgumentException when it is no template that can be filled; says what was expected and found
         */
        TreeSet<String> names(String file, byte[] template);
    }
}
