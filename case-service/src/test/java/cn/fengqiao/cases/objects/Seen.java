package cn.fengqiao.cases.objects;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What others would compute. */
final class Seen {

    private Seen() {}

    static String sha256(String content) {
        return sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Sha256.digest().digest(content));
    }
}
