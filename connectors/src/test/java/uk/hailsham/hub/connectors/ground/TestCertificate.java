package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A certificate that vouches for itself, made when a test asks for it by the JDK's own keytool.
 *
 * @param certificate in PEM
 * @param key in PEM, not encrypted
 * @param keyStore the same two as PKCS#12
 */
public record TestCertificate(Path certificate, Path key, Path keyStore) {
    /** Of the key store. */
    public static final String PASSWORD = "test-key-store";

    /** In the place of one of the same name. @param name of the files @param address such as {@code ip:127.0.0.1} or {@code dns:hub.example} */
    public static TestCertificate make(Path folder, String name, String address) throws Exception {
        Path store = Files.createDirectories(folder).resolve(name + ".p12");
        Files.deleteIfExists(store);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + address,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        return pem(folder, name, store);
    }

    private static TestCertificate pem(Path folder, String name, Path store)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path certificate = folder.resolve(name + ".crt");
        Path key = folder.resolve(name + ".key");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        return new TestCertificate(certificate, key, store);
    }

    /** Encrypts the key where it lies. */
    public void encryptKey(String password) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] plain = keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray())
                .getEncoded();
        Cipher cipher = Cipher.getInstance("PBEWithSHA1AndDESede");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance("PBEWithSHA1AndDESede")
                        .generateSecret(new PBEKeySpec(password.toCharArray())));
        EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(plain));
        Files.writeString(key, pem("ENCRYPTED PRIVATE KEY", sealed.getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }
}
