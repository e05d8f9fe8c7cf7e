package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.Axes;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Pause;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of {@code dispute_case}. */
final class CaseRows {

    static final String COLUMNS = """
            c.id, c.number, c.type, c.source, c.scale, c.status, c.colour, c.certainty, c.area, c.raised_by, c.lead, c.desk,
            c.shares, c.restricted, c.mode, c.party_count, c.version, c.raised_at, c.found_at, c.updated_at,
            c.clocks, c.due_at, c.merged_into, c.proposals, c.tier, c.supervision, c.pause_reason, c.paused_at, c.pause_until,
            c.extension_asked, c.outcome, c.closed_at, c.reopened
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Colour[] COLOURS = Colour.values();

    private CaseRows() {}

    /** A row with a column {@code sealed}. */
    static StoredCase withSealed(ResultSet row, int number) throws SQLException {
        return stored(row, row.getBytes("sealed"));
    }

    static StoredCase alone(ResultSet row, int number) throws SQLException {
        return stored(row, null);
    }

    private static StoredCase stored(ResultSet row, byte @Nullable [] sealed) throws SQLException {
        return new StoredCase(
                dispute(row),
                row.getInt("party_count"),
                row.getString("scale"),
                proposals(row.getString("proposals")),
                sealed);
    }

    private static List<Proposal> proposals(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Proposal[].class));
    }

    /** How proposals stand in their column. */
    static @Nullable String proposals(List<Proposal> proposals) {
        return proposals.isEmpty() ? null : JSON.writeValueAsString(proposals);
    }

    private static DisputeCase dispute(ResultSet row) throws SQLException {
        return new DisputeCase(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("type"),
                row.getString("source"),
                CaseStatus.valueOf(row.getString("status")),
                COLOURS[row.getInt("colour")],
                Certainty.valueOf(row.getString("certainty")),
                AreaPath.of(row.getString("area")),
                Department.of(row.getString("raised_by")),
                department(row.getString("lead")),
                department(row.getString("desk")),
                SharesColumn.read(row.getString("shares")),
                row.getBoolean("restricted"),
                CaseMode.valueOf(row.getString("mode")),
                row.getLong("version"),
                Sql.instant(row, "raised_at"),
                Sql.instant(row, "found_at"),
                Sql.instant(row, "updated_at"),
                ClocksColumn.read(row.getString("clocks")),
                row.getObject("merged_into", UUID.class),
                axes(row));
    }

    private static Axes axes(ResultSet row) throws SQLException {
        String waitsFor = row.getString("pause_reason");
        return new Axes(
                Tier.valueOf(row.getString("tier")),
                Supervision.valueOf(row.getString("supervision")),
                waitsFor == null
                        ? null
                        : new Pause(waitsFor, Sql.instant(row, "paused_at"), Sql.instant(row, "pause_until")),
                row.getBoolean("extension_asked"),
                row.getString("outcome"),
                Sql.instantOrNull(row, "closed_at"),
                row.getInt("reopened"));
    }

    private static @Nullable Department department(@Nullable String code) {
        return code == null ? null : Department.of(code);
    }
}
