package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.contract.Department;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shares of a case as they stand in its row. */
final class SharesColumn {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SharesColumn() {}

    /** Codes and enum names need no escaping, so this is the whole writer. */
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
                    .append(share.asked() ? ",\"a\":true}" : "}");
        }
        return json.append(']').toString();
    }

    static List<Share> read(String json) {
        List<Share> shares = new ArrayList<>();
        for (JsonNode share : JSON.readTree(json)) {
            shares.add(new Share(
                    Department.of(share.get("d").stringValue()),
                    ShareState.valueOf(share.get("s").stringValue()),
                    share.get("v").longValue(),
                    share.has("a")));
        }
        return shares;
    }

    static String[] codes(List<Department> departments) {
        return departments.stream().map(Department::code).toArray(String[]::new);
    }
}
