package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agency.Endpoint.Seal;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;

/** A child's data goes to a mailbox encrypted to the agency's key, or to a domain known to be secure, or not at all. */
@Timeout(180)
class SealedMailTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SHOWN = "rc-" + Agencies.RECIPIENT;
    private static final Payload PAYLOAD = new Payload(
                    Agencies.RECIPIENT,
                    SHOWN + ".pdf",
                    "application/pdf",
                    "%PDF of Zuzanna".getBytes(StandardCharsets.UTF_8))
            .with(List.of(new Payload.Attachment(SHOWN + "-1.txt", "text/plain", "Zuzanna's report".getBytes())));

    @TempDir
    static Path folder;

    private static SSLContext localhost;
    private static KeyPair rsa;
    private static MadePgpKey pgp;

    private MailStandIn server;

    @BeforeAll
    static void make() throws Exception {
        localhost = MailStandIn.certified(folder, "localhost");
        rsa = MadeCertificate.keys("RSA", 2048);
        pgp = MadePgpKey.until(NOON.plus(Duration.ofDays(90)), NOON);
    }

    @BeforeEach
    void start() throws Exception {
        server = new MailStandIn(localhost);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Proof carry(Seal seal) throws NotCarried {
        return carry("office@agency.example", seal, List.of());
    }

    private Proof carry(String to, Seal seal, List<String> plainTo) throws NotCarried {
        MailSettings settings = new MailSettings(
                "localhost",
                server.port(),
                null,
                null,
                "hub@partnership.example",
                null,
                "partnership.example",
                folder.resolve("localhost.pem"),
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        try (EmailCourier courier = new EmailCourier(settings, plainTo, name -> Optional.empty(), clock)) {
            return courier.carry(Agencies.at(new Endpoint.Email(to, seal)), PAYLOAD);
        }
    }

    private MimeMessage arrived() throws Exception {
        assertThat(server.mails).hasSize(1);
        assertThat(new String(server.mails.get(0), StandardCharsets.ISO_8859_1)).doesNotContain("Zuzanna", "%PDF");
        MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(server.mails.get(0)));
        assertThat(mail.getSubject()).isEqualTo("Referral " + SHOWN);
        assertThat(mail.getMessageID()).isEqualTo("<" + SHOWN + "@partnership.example>");
        return mail;
    }

    private static void holdsTheReferral(InputStream entity) throws Exception {
        MimeMultipart parts = (MimeMultipart) new MimeMessage(null, entity).getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(0).getContent().toString()).contains(SHOWN);
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PAYLOAD.body());
        BodyPart paper = parts.getBodyPart(2);
        assertThat(paper.getFileName()).isEqualTo(SHOWN + "-1.txt");
        assertThat(paper.getInputStream().readAllBytes()).isEqualTo("Zuzanna's report".getBytes());
    }

    @Test
    void goesAsSmimeThatOnlyTheAgencyOpens() throws Exception {
        Proof proof = carry(new Seal(Seal.Kind.SMIME, MadeCertificate.pem(rsa, NOON.plus(Duration.ofDays(1)), NOON)));

        assertThat(proof.evidence()).containsEntry("encrypted", "S/MIME");
        MimeMessage mail = arrived();
        assertThat(mail.getContentType()).contains("application/pkcs7-mime", "smime-type=enveloped-data");
        byte[] opened = new CMSEnvelopedData(mail.getInputStream().readAllBytes())
                .getRecipientInfos()
                .iterator()
                .next()
                .getContent(new JceKeyTransEnvelopedRecipient(rsa.getPrivate()));
        holdsTheReferral(new ByteArrayInputStream(opened));
    }

    @Test
    void goesAsPgpThatOnlyTheAgencyOpens() throws Exception {
        Proof proof = carry(new Seal(Seal.Kind.PGP, pgp.armoured()));

        assertThat(proof.evidence()).containsEntry("encrypted", "PGP/MIME");
        MimeMessage mail = arrived();
        assertThat(mail.getContentType()).contains("multipart/encrypted", "application/pgp-encrypted");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(new String(parts.getBodyPart(0).getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("Version: 1\r\n");
        InputStream data = PGPUtil.getDecoderStream(parts.getBodyPart(1).getInputStream());
        PGPEncryptedDataList list =
                (PGPEncryptedDataList) new PGPObjectFactory(data, new BcKeyFingerprintCalculator()).nextObject();
        PGPPublicKeyEncryptedData sealed = (PGPPublicKeyEncryptedData) list.get(0);
        InputStream clear = sealed.getDataStream(new BcPublicKeyDataDecryptorFactory(pgp.secret()));
        PGPLiteralData literal =
                (PGPLiteralData) new PGPObjectFactory(clear, new BcKeyFingerprintCalculator()).nextObject();
        byte[] opened = literal.getInputStream().readAllBytes();
        assertThat(sealed.isIntegrityProtected()).isTrue();
        assertThat(sealed.verify()).isTrue();
        holdsTheReferral(new ByteArrayInputStream(opened));
    }

    @Test
    void aKeyThatHasEndedStopsTheMailAndSaysSo() throws Exception {
        Instant ended = NOON.minus(Duration.ofDays(1));
        String pem = MadeCertificate.pem(rsa, ended, NOON.minus(Duration.ofDays(30)));
        refuses(new Seal(Seal.Kind.SMIME, pem), "expected a key that still holds, found one that ended on " + ended);
        refuses(
                new Seal(
                        Seal.Kind.PGP,
                        MadePgpKey.until(ended, NOON.minus(Duration.ofDays(30))).armoured()),
                "expected a key that still holds, found one that ended on " + ended);
    }

    @Test
    void whatIsNoKeyForEncryptionStopsTheMail() throws Exception {
        String ec = MadeCertificate.pem(MadeCertificate.keys("EC", 256), NOON.plus(Duration.ofDays(1)), NOON);
        refuses(new Seal(Seal.Kind.SMIME, ec), "expected a certificate for encryption with an RSA key of 2048 bits");
        refuses(new Seal(Seal.Kind.SMIME, "nothing"), "expected a certificate (PEM) as smime, found none");
        refuses(new Seal(Seal.Kind.PGP, "nothing"), "expected an armoured OpenPGP public key that can encrypt as pgp");
        refuses(
                new Seal(Seal.Kind.PGP, pgp.armoured().substring(0, 300)),
                "expected an armoured OpenPGP public key that can encrypt as pgp");
    }

    @Test
    void withoutAKeyOnlyADomainOfTheListGetsIt() throws Exception {
        NotCarried refused = catchThrowableOfType(
                NotCarried.class, () -> carry("office@notagency.example", null, List.of("agency.example")));
        assertThat(refused.kind()).isEqualTo(NotCarried.Kind.NEEDS_A_PERSON);
        assertThat(refused).hasMessageContaining("or a domain of plainTo in hub.yml, found neither");
        assertThat(server.mails).isEmpty();

        carry("office@team.AGENCY.example", null, List.of("agency.example"));
        assertThat(server.mails).hasSize(1);
    }

    private void refuses(Seal seal, String why) {
        NotCarried refused = catchThrowableOfType(NotCarried.class, () -> carry(seal));
        assertThat(refused.kind()).isEqualTo(NotCarried.Kind.NEEDS_A_PERSON);
        assertThat(refused).hasMessageContaining(why).hasMessageEndingWith("; nothing was sent");
        assertThat(server.mails).isEmpty();
    }
}
