package uk.hailsham.hub.app.user;

import java.security.SecureRandom;

/** Passwords that the hub gives out. */
public final class Passwords {
    /** Without letters and digits that look alike on paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private Passwords() {}

    /** 20 characters of 56: about 116 bits. */
    public static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
