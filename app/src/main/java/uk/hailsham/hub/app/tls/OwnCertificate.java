package uk.hailsham.hub.app.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * What the hub shows who it is with: PEM files that somebody else renews.
 *
 * @param certificate the hub's own first, then those that lead to its issuer
 * @param key PKCS#8, as OpenSSL writes it today
 * @param password of the key; null when it is not encrypted
 */
public record OwnCertificate(Path certificate, Path key, String password) {
    private static final byte[] PROBE = "the hub".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String toString() {
        return "OwnCertificate[" + certificate + "]";
    }

    /** @throws IOException with the file and what to do, when a file is not there, is not PEM, or the two do not fit */
    public X509Certificate read() throws IOException {
        X509Certificate own = certificates().get(0);
        try {
            own.checkValidity();
            if (!fits(own, privateKey())) {
                throw new IOException("expected the key of " + certificate + ", found another certificate's: " + key);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate " + certificate + " cannot be used: " + e.getMessage(), e);
        }
        return own;
    }

    private List<X509Certificate> certificates() throws IOException {
        try {
            return content(certificate).getCertificates();
        } catch (IllegalStateException e) {
            throw new IOException("expected a certificate in PEM, found none in " + certificate, e);
        }
    }

    private PrivateKey privateKey() throws IOException {
        try {
            PrivateKey found = content(key).getPrivateKey(password);
            if (found != null) {
                return found;
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException(
                    "the private key " + key + " cannot be read; if it is encrypted, give its password as the secret"
                            + " tls-key-password",
                    e);
        }
        throw new IOException("expected a private key in PEM, found none in " + key);
    }

    private static PemContent content(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("expected a PEM file that can be read, found none: " + file);
        }
        return PemContent.load(file);
    }

    private static boolean fits(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = algorithm(key.getAlgorithm());
        Signature signing = Signature.getInstance(algorithm);
        Signature checking = Signature.getInstance(algorithm);
        try {
            signing.initSign(key);
            checking.initVerify(certificate);
        } catch (java.security.InvalidKeyException e) {
            return false;
        }
        signing.update(PROBE);
        checking.update(PROBE);
        return checking.verify(signing.sign());
    }

    private static String algorithm(String kind) {
        return switch (kind) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> kind;
        };
    }
}
