package uk.hailsham.hub.connectors.agency;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** PGP/MIME (RFC 3156): encrypted to the agency's OpenPGP key, with integrity protection. */
final class PgpSeal implements MailSeal {
    private static final int BUFFER = 1 << 14;

    private final PGPPublicKey key;
    private final Instant ends;

    private PgpSeal(PGPPublicKey key, Instant ends) {
        this.key = key;
        this.ends = ends;
    }

    static PgpSeal read(String armoured) throws KeyUnusable {
        try {
            PGPPublicKeyRingCollection rings = new PGPPublicKeyRingCollection(
                    PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured.getBytes(StandardCharsets.US_ASCII))),
                    new BcKeyFingerprintCalculator());
            return stream(rings)
                    .flatMap(ring ->
                            stream(ring).filter(PgpSeal::encrypts).map(key -> new PgpSeal(key, end(ring, key))))
                    .findFirst()
                    .orElseThrow(() -> unusable(null));
        } catch (IOException | PGPException | RuntimeException e) {
            // The library answers a broken key with exceptions of many kinds.
            throw unusable(e);
        }
    }

    private static KeyUnusable unusable(Exception cause) {
        return new KeyUnusable(
                "expected an armoured OpenPGP public key that can encrypt as pgp, found none: ask the agency for it",
                cause);
    }

    private static <T> Stream<T> stream(Iterable<T> all) {
        return StreamSupport.stream(all.spliterator(), false);
    }

    /** A key says what it is for in its own signature; one that says nothing may encrypt when its kind can. */
    private static boolean encrypts(PGPPublicKey key) {
        if (!key.isEncryptionKey() || key.hasRevocation()) {
            return false;
        }
        int wanted = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;
        return StreamSupport.stream(((Iterable<PGPSignature>) key::getSignatures).spliterator(), false)
                .map(PGPSignature::getHashedSubPackets)
                .filter(said -> said != null && said.getKeyFlags() != 0)
                .findFirst()
                .map(said -> (said.getKeyFlags() & wanted) != 0)
                .orElse(true);
    }

    /** A key ends with its master, if that is sooner. */
    private static Instant end(PGPPublicKeyRing ring, PGPPublicKey key) {
        return Stream.of(ring.getPublicKey(), key)
                .filter(each -> each.getValidSeconds() > 0)
                .map(each -> each.getCreationTime().toInstant().plusSeconds(each.getValidSeconds()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public void seal(MimeMessage mail, MimeMultipart content) throws MessagingException, IOException {
        MimeMultipart sealed = new MimeMultipart("encrypted; protocol=\"application/pgp-encrypted\"");
        sealed.addBodyPart(part("Version: 1\r\n".getBytes(StandardCharsets.US_ASCII), "application/pgp-encrypted"));
        MimeBodyPart data = part(encrypted(MailSeal.entity(content)), "application/octet-stream; name=encrypted.asc");
        data.setDisposition(Part.INLINE);
        data.setFileName("encrypted.asc");
        sealed.addBodyPart(data);
        mail.setContent(sealed);
    }

    private static MimeBodyPart part(byte[] bytes, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        return part;
    }

    private byte[] encrypted(byte[] entity) throws MessagingException, IOException {
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armoured =
                        ArmoredOutputStream.builder().clearHeaders().build(bytes);
                OutputStream sealing = generator.open(armoured, new byte[BUFFER]);
                OutputStream literal = new PGPLiteralDataGenerator()
                        .open(sealing, PGPLiteralData.BINARY, PGPLiteralData.CONSOLE, entity.length, new Date(0))) {
            literal.write(entity);
        } catch (PGPException e) {
            throw new MessagingException("the mail could not be encrypted", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public String word() {
        return "PGP/MIME";
    }

    @Override
    public Optional<Instant> ends() {
        return Optional.ofNullable(ends);
    }
}
