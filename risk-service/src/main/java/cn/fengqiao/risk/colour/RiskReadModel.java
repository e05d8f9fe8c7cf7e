package cn.fengqiao.risk.colour;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.store.Detail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the colour of a case for the caller; the policy decides, and row-level security decides again. */
@Component
class RiskReadModel {

    /** A case is rated a handful of times in its life; who needs the older ones is an auditor. */
    private static final int HISTORY = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transactions transactions;
    private final CallerScope scope;

    RiskReadModel(JdbcClient jdbc, JsonMapper json, Transactions transactions, CallerScope scope) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
        this.scope = scope;
    }

    private record Standing(Colour colour, Certainty certainty, Audience audience) {}

    private record Calculation(RiskOfCase.Past summary, UUID cause, String explanation, String detail) {

        /** Whether somebody who reads both learns nothing from this that the earlier one did not say. */
        boolean repeats(Calculation earlier) {
            return summary.colour() == earlier.summary.colour()
                    && summary.certainty() == earlier.summary.certainty()
                    && summary.ruleSet().equals(earlier.summary.ruleSet())
                    && explanation.equals(earlier.explanation);
        }
    }

    /** Empty when the case is not known here or the caller may not know of it; the two look the same. */
    Optional<RiskOfCase> find(UUID caseId) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            return standing(caseId).flatMap(standing -> show(caseId, standing));
        });
    }

    private Optional<RiskOfCase> show(UUID caseId, Standing standing) {
        CaseAccess access = CasePolicy.decide(CurrentCaller.get(), standing.audience(), null);
        if (!access.existenceKnown()) {
            return Optional.empty();
        }
        if (!access.shows(FieldClass.RISK)) {
            return Optional.of(withoutReasons(caseId, standing, access));
        }
        List<Calculation> calculations = withoutReturns(calculations(caseId));
        return Optional.of(
                calculations.isEmpty()
                        ? withoutReasons(caseId, standing, access)
                        : withReasons(caseId, standing, calculations));
    }

    private Optional<Standing> standing(UUID caseId) {
        return jdbc.sql("""
                select colour, certainty, area, departments, restricted
                from dispute
                where case_id = :caseId
                """)
                .param("caseId", caseId)
                .query((row, number) -> new Standing(
                        Colour.valueOf(row.getString("colour")),
                        Certainty.valueOf(row.getString("certainty")),
                        audience(row)))
                .optional();
    }

    private List<Calculation> calculations(UUID caseId) {
        return jdbc.sql("""
                select assessed_at, colour, certainty, points, override, rule_set, cause, cause_type, detail,
                    detail ->> 'explanation' as explanation
                from assessment
                where case_id = :caseId
                order by id desc
                limit :history
                """)
                .param("caseId", caseId)
                .param("history", HISTORY)
                .query((row, number) -> new Calculation(
                        past(row),
                        row.getObject("cause", UUID.class),
                        row.getString("explanation"),
                        row.getString("detail")))
                .list();
    }

    /**
     * Between two calculations that say the same lies one that the caller may not see, when the later has a cause that was
     * an earlier one's: the case returned to what it was. That it was ever away is not to be told either.
     */
    private static List<Calculation> withoutReturns(List<Calculation> newestFirst) {
        List<Calculation> told = new ArrayList<>();
        Set<UUID> causes = new HashSet<>();
        for (Calculation next : newestFirst.reversed()) {
            if (causes.add(next.cause()) || !next.repeats(told.getLast())) {
                told.add(next);
            }
        }
        return told.reversed();
    }

    private RiskOfCase withReasons(UUID caseId, Standing standing, List<Calculation> calculations) {
        RiskOfCase.Past latest = calculations.getFirst().summary();
        Detail detail = json.readValue(calculations.getFirst().detail(), Detail.class);
        return new RiskOfCase(
                caseId,
                standing.colour(),
                standing.certainty(),
                latest.points(),
                latest.ruleSet(),
                latest.override(),
                detail.reasons().stream()
                        .map(reason -> new RiskOfCase.Reason(
                                reason.factor(),
                                reason.name(),
                                reason.points(),
                                reason.override(),
                                reason.evidenceAt()))
                        .toList(),
                detail.caps(),
                detail.missing().stream()
                        .map(question -> new RiskOfCase.Missing(question.code(), question.name()))
                        .toList(),
                detail.toLower().stream()
                        .map(change -> new RiskOfCase.Change(change.factor(), change.name(), change.change()))
                        .toList(),
                detail.explanation(),
                latest.assessedAt(),
                calculations.stream().map(Calculation::summary).toList(),
                List.of());
    }

    private static RiskOfCase withoutReasons(UUID caseId, Standing standing, CaseAccess access) {
        List<RiskOfCase.Hidden> hidden = access.hidden().entrySet().stream()
                .filter(entry -> entry.getKey() == FieldClass.RISK)
                .map(entry -> new RiskOfCase.Hidden(entry.getKey(), entry.getValue()))
                .toList();
        return new RiskOfCase(
                caseId,
                standing.colour(),
                standing.certainty(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                hidden);
    }

    private static RiskOfCase.Past past(ResultSet row) throws SQLException {
        Instant assessedAt = row.getObject("assessed_at", OffsetDateTime.class).toInstant();
        return new RiskOfCase.Past(
                assessedAt,
                Colour.valueOf(row.getString("colour")),
                Certainty.valueOf(row.getString("certainty")),
                row.getInt("points"),
                row.getBoolean("override"),
                row.getString("rule_set"),
                row.getString("cause_type"));
    }

    private static Audience audience(ResultSet row) throws SQLException {
        String[] departments = (String[]) row.getArray("departments").getArray();
        return new Audience(
                AreaPath.of(row.getString("area")),
                Arrays.stream(departments).map(Department::of).toList(),
                row.getBoolean("restricted"));
    }
}
