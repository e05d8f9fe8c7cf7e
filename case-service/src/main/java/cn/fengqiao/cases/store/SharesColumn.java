package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.AskedPromise;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shares of a case as they stand in its row. */
final class SharesColumn {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SharesColumn() {}

    /** Codes, enum names, ids and days need no escaping, so this is the whole writer. */
    static String write(List<Share> shares) {
        StringBuilder json = new StringBuilder("[");
        for (Share share : shares) {
            json.append(json.length() == 1 ? "" : ",")
                    .append("{\"d\":\"")
                    .append(share.department().code())
                    .append("\",\"s\":\"")
                    .append(share.state().name())
                    .append("\",\"v\":")
                    .append(share.since())
                    .append(share.asked() ? ",\"a\":true" : "")
                    .append(promise(share.promise()))
                    .append('}');
        }
        return json.append(']').toString();
    }

    private static String promise(@Nullable AskedPromise promise) {
        return promise == null
                ? ""
                : ",\"p\":{\"id\":\"%s\",\"by\":\"%s\",\"due\":\"%s\"}"
                        .formatted(promise.id(), promise.by().code(), promise.due());
    }

    static List<Share> read(String json) {
        List<Share> shares = new ArrayList<>();
        for (JsonNode share : JSON.readTree(json)) {
            shares.add(new Share(
                    Department.of(share.get("d").stringValue()),
                    ShareState.valueOf(share.get("s").stringValue()),
                    share.get("v").longValue(),
                    share.has("a"),
                    promise(share.get("p"))));
        }
        return shares;
    }

    private static @Nullable AskedPromise promise(@Nullable JsonNode promise) {
        return promise == null
                ? null
                : new AskedPromise(
                        UUID.fromString(promise.get("id").stringValue()),
                        Department.of(promise.get("by").stringValue()),
                        LocalDate.parse(promise.get("due").stringValue()));
    }

    static String[] codes(List<Department> departments) {
        return departments.stream().map(Department::code).toArray(String[]::new);
    }
}
