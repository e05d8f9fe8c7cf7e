package cn.fengqiao.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * What was written about the people of past cases: a seal is good for one case only, so a copied case gets its original's
 * document sealed anew, as case-service seals it (one byte edition, nonce, AES-GCM over the document with the case's id
 * beside it). Every search opens what it finds.
 */
final class PastTexts {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Connection connection;
    private final String table;
    private final String of;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, byte[]> documents = new HashMap<>();

    /** @param dataKey the installation's, 32 bytes in base64 */
    PastTexts(Connection connection, String dataKey) throws SQLException, GeneralSecurityException {
        this(connection, dataKey, "case_personal", "case_id");
    }

    /**
     * The same of another table.
     *
     * @param of the column that says whose document it is
     */
    PastTexts(Connection connection, String dataKey, String table, String of)
            throws SQLException, GeneralSecurityException {
        this.connection = connection;
        this.table = table;
        this.of = of;
        this.key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(Base64.getDecoder().decode(dataKey), "HKDF"))
                                .thenExpand("personal-documents-1".getBytes(StandardCharsets.US_ASCII), 32));
        open();
    }

    private void open() throws SQLException, GeneralSecurityException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select %s, sealed from %s".formatted(of, table))) {
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                byte[] sealed = rows.getBytes(2);
                Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, ByteBuffer.wrap(sealed, 1, NONCE));
                documents.put(id, cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE));
            }
        }
    }

    /** Writes a document for every case of the table {@code past} (past_id, original_id). */
    void write() throws SQLException, GeneralSecurityException, IOException {
        write(table);
    }

    /** The same into a table that is like the documents' own in these two columns. */
    void write(String into) throws SQLException, GeneralSecurityException, IOException {
        var hex = HexFormat.of();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select past_id, original_id from past");
                var copy = new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), "copy %s (%s, sealed) from stdin".formatted(into, of))) {
            while (rows.next()) {
                UUID past = rows.getObject(1, UUID.class);
                String line = past + "\t\\\\x"
                        + hex.formatHex(sealed(past, requireNonNull(documents.get(rows.getObject(2, UUID.class)))))
                        + "\n";
                copy.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private byte[] sealed(UUID id, byte[] document) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, ByteBuffer.wrap(nonce)).doFinal(document);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put((byte) 1)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private Cipher cipher(int mode, UUID id, ByteBuffer nonce) throws GeneralSecurityException {
        byte[] once = new byte[NONCE];
        nonce.get(once);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, once));
        cipher.updateAAD(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
