package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.secret.Sealer;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what was seen and said at a door, and recognises what comes again. */
@Component
class VisitContents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Sealer sealer;
    private final RequestDigest digests;

    VisitContents(Sealer sealer, DataKey key) {
        this.sealer = sealer;
        this.digests = new RequestDigest(key);
    }

    /** What is sealed of a visit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(@Nullable String address, @Nullable UUID household, Map<String, String> answers) {}

    byte[] seal(UUID visit, Content content) {
        return sealer.seal(visit, JSON.writeValueAsBytes(content));
    }

    Content open(UUID visit, byte @Nullable [] sealed) {
        return sealed == null
                ? new Content(null, null, Map.of())
                : JSON.readValue(sealer.open(visit, sealed), Content.class);
    }

    byte[] sealText(UUID visit, String text) {
        return sealer.seal(visit, text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String openText(UUID visit, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(sealer.open(visit, sealed), StandardCharsets.UTF_8);
    }

    /** Equal for equal requests. */
    byte[] digest(String operation, Object request) {
        return digests.of(operation, JSON.writeValueAsBytes(request));
    }
}
