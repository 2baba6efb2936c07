package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of an embedded database, made at its first start and kept beside it, readable by the hub's user alone. */
record Passwords(String superuser, String owner, String hub) {
    private static final int BYTES = 24;

    static Passwords readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            new Passwords(random(), random(), random()).write(file);
        }
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new Passwords(
                properties.getProperty("superuser"), properties.getProperty("owner"), properties.getProperty("hub"));
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("superuser", superuser);
        properties.setProperty("owner", owner);
        properties.setProperty("hub", hub);
        StringWriter text = new StringWriter();
        properties.store(text, "embedded PostgreSQL");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text.toString());
    }

    /** Hexadecimal, so that it needs no quoting anywhere. */
    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
