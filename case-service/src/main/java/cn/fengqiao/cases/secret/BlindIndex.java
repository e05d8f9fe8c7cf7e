package cn.fengqiao.cases.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * Finds text, people and places among sealed documents without opening them: each piece becomes a number that only the
 * holder of the key can compute, and the numbers are what is indexed.
 *
 * <p>Guarantees: whoever has the database but not the key cannot read a piece off its number, nor try pieces against it.
 *
 * <p>Does not guarantee: equal pieces have equal numbers, so frequencies show and a piece known to be in one case can be
 * recognised in others; numbers have 32 bits, so now and then a case is found that does not contain the piece; pieces of
 * a longer word may be found apart from each other. What is found is therefore opened and compared before it is shown.
 */
public final class BlindIndex {

    private static final int BLOCK = 16;
    private static final byte PAIR = 1;
    private static final byte PHONE = 2;
    private static final byte WORD = 3;
    private static final byte DOCUMENT = 4;

    /** Bytes of the place key that leave the service in events: too many to collide, too few to matter on the wire. */
    private static final int PLACE_BYTES = 16;

    private final SecretKey pieces;
    private final SecretKey places;

    public BlindIndex(DataKey dataKey) {
        this.pieces = dataKey.derive("search-pieces-1", "AES");
        this.places = dataKey.derive("search-places-1", "HmacSHA256");
    }

    /** A text as its pieces are cut: full and half width, upper and lower case are the same. */
    public static String folded(String text) {
        return Pairs.folded(text);
    }

    /** Numbers of the two-character pieces of the texts, each once. */
    public int[] pieces(List<String> texts) {
        Set<Long> pairs = new LinkedHashSet<>();
        texts.forEach(text -> Pairs.collect(text, pairs));
        ByteBuffer blocks = ByteBuffer.allocate(pairs.size() * BLOCK);
        for (long pair : pairs) {
            blocks.put(PAIR).position(blocks.position() + 7);
            blocks.putLong(pair);
        }
        return numbers(blocks.array());
    }

    /** Number of a phone, however it is written. */
    public int phone(String phone) {
        return number(PHONE, Phones.normalised(phone));
    }

    /** Number of a short code that stands for a text, such as the initials of a name; beyond 15 letters it is cut off. */
    public int word(String code) {
        return number(WORD, code);
    }

    /** Number of a normalised name as a whole. */
    public int name(String normalised) {
        return ByteBuffer.wrap(Hmac.of(places, "name|" + normalised)).getInt();
    }

    /** Number of two normalised names together, in either order. */
    public int names(String one, String other) {
        String both = one.compareTo(other) <= 0 ? one + "|" + other : other + "|" + one;
        return ByteBuffer.wrap(Hmac.of(places, "names|" + both)).getInt();
    }

    /** Number of a document, however it is written; of a longer one its last 15 letters, in which the people of one place differ. */
    public int document(String number) {
        String normalised = Names.normalised(number);
        return number(DOCUMENT, normalised.substring(Math.max(0, normalised.length() - (BLOCK - 1))));
    }

    /** Number of a normalised place. */
    public int place(String normalised) {
        return ByteBuffer.wrap(Hmac.of(places, normalised)).getInt();
    }

    /** The place as other services may know it: the same for the same place, and nothing else. */
    public String placeKey(String normalised) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(Hmac.of(places, normalised), 4, 4 + PLACE_BYTES));
    }

    private int number(byte kind, String piece) {
        byte[] letters = piece.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[BLOCK];
        block[0] = kind;
        System.arraycopy(letters, 0, block, 1, Math.min(letters.length, BLOCK - 1));
        return numbers(block)[0];
    }

    /**
     * One AES block per piece is a keyed pseudo-random function of it; one call for all of them costs a microsecond where
     * an HMAC each costs a hundred. No piece repeats within a call and nothing is decrypted, so the weakness of ECB as a
     * mode of encryption does not arise.
     */
    private int[] numbers(byte[] blocks) {
        if (blocks.length == 0) {
            return new int[0];
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, pieces);
            ByteBuffer hashed = ByteBuffer.wrap(cipher.doFinal(blocks));
            int[] numbers = new int[blocks.length / BLOCK];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = hashed.getInt(i * BLOCK);
            }
            return numbers;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this JDK lacks AES", absent);
        }
    }
}
