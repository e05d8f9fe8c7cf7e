package cn.fengqiao.cases.group;

import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.secret.Sealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what is personal of a group, and makes the tokens with which a reporter asks for a reply. */
@Component
class GroupContents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{20,100})");

    private final Sealer sealer;
    private final RequestDigest digests;

    GroupContents(Sealer sealer, DataKey key) {
        this.sealer = sealer;
        this.digests = new RequestDigest(key);
    }

    byte[] seal(UUID owner, Object content) {
        return sealer.seal(owner, JSON.writeValueAsBytes(content));
    }

    <T> T open(UUID owner, byte[] sealed, Class<T> type) {
        return JSON.readValue(sealer.open(owner, sealed), type);
    }

    /** Equal for equal requests. */
    byte[] digest(String operation, Object request) {
        return digests.of(operation, JSON.writeValueAsBytes(request));
    }

    /** Equal for the same door. */
    byte[] door(String door) {
        return digests.of("neighbour-group-door", door.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of a report: the same each time, and not to be made by anybody without the key. */
    String token(UUID report) {
        return report + "." + BASE64.encodeToString(proof(report));
    }

    /** The report a token is of; empty when nobody here gave it out. */
    Optional<UUID> reportOf(String token) {
        Matcher parts = TOKEN.matcher(token.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID report = UUID.fromString(parts.group(1));
        boolean ours = MessageDigest.isEqual(
                BASE64.encodeToString(proof(report)).getBytes(StandardCharsets.US_ASCII),
                parts.group(2).getBytes(StandardCharsets.US_ASCII));
        return ours ? Optional.of(report) : Optional.empty();
    }

    private byte[] proof(UUID report) {
        return digests.of("neighbour-report-token", report.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
