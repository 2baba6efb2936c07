package uk.hailsham.hub.connectors.agency;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The settings in the mail library's words. */
final class MailSession {
    private MailSession() {}

    /** @throws IllegalStateException when the trusted certificates cannot be read */
    static Session of(MailSettings settings) {
        Properties words = new Properties();
        String step = String.valueOf(settings.step().toMillis());
        words.put("mail.smtp.connectiontimeout", step);
        words.put("mail.smtp.timeout", step);
        words.put("mail.smtp.writetimeout", step);
        words.put("mail.smtp.starttls.enable", "true");
        words.put("mail.smtp.starttls.required", String.valueOf(!settings.plainAllowed()));
        words.put("mail.smtp.ssl.checkserveridentity", "true");
        words.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        words.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        words.put("mail.smtp.localhost", settings.domain());
        words.put("mail.smtp.from", settings.from());
        words.put("mail.smtp.quitwait", "false");
        if (settings.trusted() != null) {
            words.put("mail.smtp.ssl.socketFactory", trusting(settings.trusted()));
        }
        return Session.getInstance(words);
    }

    static SSLSocketFactory trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "mail: expected certificates (PEM) in the file of trusted ones, found something else: give it again",
                    e);
        }
    }
}
