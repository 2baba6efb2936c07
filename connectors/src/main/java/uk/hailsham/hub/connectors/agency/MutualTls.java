package uk.hailsham.hub.connectors.agency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** What the hub shows of itself and whom it believes, from PEM texts. */
public final class MutualTls {
    /** Of a key store that is never written. */
    private static final char[] NO_PASSWORD = new char[0];

    private MutualTls() {}

    /**
     * @param chain the hub's certificates, its own first; null to show none
     * @param key the private key of the first one; null with {@code chain}
     * @param trusted certificates of which one must vouch for the server; null for those of this machine
     * @throws KeyUnusable when one of the texts is not what it should be
     */
    static SSLContext context(String chain, String key, String trusted) throws KeyUnusable {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(chain == null ? null : shown(chain, key), trusted == null ? null : believed(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyUnusable(
                    "expected PEM texts of a certificate with its key, and of certificates to trust, found another: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /**
     * When the first of some certificates ends.
     *
     * @throws KeyUnusable when the text holds none
     */
    public static Instant ends(String pem) throws KeyUnusable {
        try {
            return certificates(pem).stream()
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new KeyUnusable("expected certificates (PEM), found none: ask the agency for them", e);
        }
    }

    private static KeyManager[] shown(String chain, String key) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "hub", privateKey(key), NO_PASSWORD, certificates(chain).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] believed(String trusted) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(trusted)) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /** @throws KeyUnusable when the text holds none */
    static List<X509Certificate> all(String pem) throws KeyUnusable {
        try {
            return certificates(pem).stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw new KeyUnusable("expected certificates (PEM), found none: ask the agency for them", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (found.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return found;
    }

    /** As {@code openssl} writes it, in PKCS #8 or in the older forms. */
    private static PrivateKey privateKey(String pem) throws GeneralSecurityException, IOException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object found = parser.readObject();
            PrivateKeyInfo info = found instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) found;
            if (info == null) {
                throw new GeneralSecurityException("no key");
            }
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (ClassCastException e) {
            throw new GeneralSecurityException("an encrypted key, or none", e);
        }
    }
}
