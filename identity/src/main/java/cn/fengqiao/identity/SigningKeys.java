package cn.fengqiao.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/**
 * The keys that sign tokens, kept in a file so that a restart does not sign everybody out. RS256: a token is signed
 * once and verified on every call by every service, and verifying RSA costs a fraction of verifying an elliptic curve.
 */
final class SigningKeys {

    private static final int BITS = 2048;

    private SigningKeys() {}

    /** The keys in {@code file}; makes the file, for its owner's eyes only, when it is not there. */
    static JWKSet in(Path file) {
        try {
            if (Files.exists(file)) {
                return JWKSet.parse(Files.readString(file));
            }
            return write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the signing keys in " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " holds no signing keys; move it away to have new ones made", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }

    private static JWKSet write(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyID(UUID.randomUUID().toString())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        var keys = new JWKSet(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(folder, "keys", ".new", ownerOnly);
        Files.writeString(fresh, keys.toString(false));
        // Renamed into place, so that a crash in between leaves either no file or a whole one.
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return keys;
    }
}
