package uk.hailsham.hub.connectors.agency;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An OpenPGP key of an agency, made for a test: a master that signs and a subkey that encrypts. */
record MadePgpKey(String armoured, PGPPrivateKey secret) {
    static MadePgpKey until(Instant end, Instant made) throws Exception {
        PGPKeyPair master = pair(made);
        PGPKeyPair sub = pair(made);
        PGPSignatureSubpacketGenerator signs = new PGPSignatureSubpacketGenerator();
        signs.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        PGPSignatureSubpacketGenerator encrypts = new PGPSignatureSubpacketGenerator();
        encrypts.setKeyFlags(false, KeyFlags.ENCRYPT_COMMS);
        encrypts.setKeyExpirationTime(false, Duration.between(made, end).toSeconds());
        PGPKeyRingGenerator ring = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                master,
                "office@agency.example",
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                signs.generate(),
                null,
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                null);
        ring.addSubKey(sub, encrypts.generate(), null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armoured = new ArmoredOutputStream(bytes)) {
            ring.generatePublicKeyRing().encode(armoured);
        }
        return new MadePgpKey(bytes.toString(StandardCharsets.US_ASCII), sub.getPrivateKey());
    }

    private static PGPKeyPair pair(Instant made) throws Exception {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), new SecureRandom(), 2048, 64));
        return new BcPGPKeyPair(PGPPublicKey.RSA_GENERAL, generator.generateKeyPair(), Date.from(made));
    }
}
