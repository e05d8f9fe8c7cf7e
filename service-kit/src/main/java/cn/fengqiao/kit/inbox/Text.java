package cn.fengqiao.kit.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Text from outside, made fit to be stored and shown. */
final class Text {

    private Text() {}

    /** PostgreSQL stores every character but U+0000. */
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    static String shortened(String text, int longest) {
        String storable = storable(text);
        if (storable.length() <= longest) {
            return storable;
        }
        // Half of a character outside the basic plane is no text.
        return storable.substring(0, Character.isHighSurrogate(storable.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** The bytes as text if they are text that can be stored, else null. */
    static @Nullable String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\u0000') >= 0 ? null : text;
        } catch (CharacterCodingException e) {
            return null; // Not text; the caller writes it as Base64.
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
