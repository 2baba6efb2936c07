package uk.hailsham.hub.connectors.agency;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;

/**
 * S/MIME (RFC 8551), enveloped data. AES-256 in CBC mode, which every mail program in use opens; the newer authenticated
 * mode is not opened by many offices' programs.
 */
final class SmimeSeal implements MailSeal {
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int SMALLEST_KEY = 2048;

    private final X509Certificate certificate;

    private SmimeSeal(X509Certificate certificate) {
        this.certificate = certificate;
    }

    static SmimeSeal read(String pem) throws KeyUnusable {
        X509Certificate certificate;
        try {
            certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new KeyUnusable("expected a certificate (PEM) as smime, found none: ask the agency for it", e);
        }
        boolean encrypts = certificate.getKeyUsage() == null || certificate.getKeyUsage()[KEY_ENCIPHERMENT];
        boolean strong = certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= SMALLEST_KEY;
        if (!encrypts || !strong) {
            throw new KeyUnusable(
                    "expected a certificate for encryption with an RSA key of " + SMALLEST_KEY
                            + " bits or more as smime, found another: ask the agency for such a one",
                    null);
        }
        return new SmimeSeal(certificate);
    }

    @Override
    public void seal(MimeMessage mail, MimeMultipart content) throws MessagingException, IOException {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        byte[] sealed;
        try {
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate));
            sealed = generator
                    .generate(
                            new CMSProcessableByteArray(MailSeal.entity(content)),
                            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                    .getEncoded();
        } catch (CMSException | CertificateEncodingException e) {
            throw new MessagingException("the mail could not be encrypted", e);
        }
        mail.setDataHandler(new DataHandler(
                new ByteArrayDataSource(sealed, "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m")));
        mail.setDisposition(Part.ATTACHMENT);
        mail.setFileName("smime.p7m");
    }

    @Override
    public String word() {
        return "S/MIME";
    }

    @Override
    public Optional<Instant> ends() {
        return Optional.of(certificate.getNotAfter().toInstant());
    }
}
