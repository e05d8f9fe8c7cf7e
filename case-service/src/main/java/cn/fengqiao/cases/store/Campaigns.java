package cn.fengqiao.cases.store;

import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.screening.Place;
import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Screening campaigns and their plans. */
public final class Campaigns {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS = """
            c.matter_id, c.state, c.name, c.approval_number, c.legal_basis, c.begins_on, c.ends_on, c.scope, c.questions,
            c.drafters, c.opened_at as began_at, c.closed_at, c.erase_due
            """;

    private final JdbcClient jdbc;

    public Campaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A campaign in a list. */
    public record Listed(Matter matter, Campaign campaign) {}

    public void draft(OpenTransaction tx, UUID id, Plan plan, String drafter) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into campaign (
                            matter_id, state, name, approval_number, legal_basis, begins_on, ends_on, scope, questions,
                            drafters)
                        values (
                            :id, 'DRAFT', :name, :approvalNumber, :legalBasis, :beginsOn, :endsOn, :scope::jsonb,
                            :questions::jsonb, array[:drafter])
                        """)
                .param("id", id)
                .param("name", plan.name())
                .param("approvalNumber", plan.approvalNumber())
                .param("legalBasis", plan.legalBasis())
                .param("beginsOn", plan.beginsOn())
                .param("endsOn", plan.endsOn())
                .param("scope", JSON.writeValueAsString(plan.scope()))
                .param("questions", JSON.writeValueAsString(plan.questions()))
                .param("drafter", drafter)
                .update();
    }

    /** Rewrites a draft; the one who does has a hand in it from then on. */
    public void revise(OpenTransaction tx, UUID id, Plan plan, String drafter) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign
                        set name = :name,
                            approval_number = :approvalNumber,
                            legal_basis = :legalBasis,
                            begins_on = :beginsOn,
                            ends_on = :endsOn,
                            scope = :scope::jsonb,
                            questions = :questions::jsonb,
                            drafters = array_append(array_remove(drafters, :drafter), :drafter)
                        where matter_id = :id
                        """)
                .param("id", id)
                .param("name", plan.name())
                .param("approvalNumber", plan.approvalNumber())
                .param("legalBasis", plan.legalBasis())
                .param("beginsOn", plan.beginsOn())
                .param("endsOn", plan.endsOn())
                .param("scope", JSON.writeValueAsString(plan.scope()))
                .param("questions", JSON.writeValueAsString(plan.questions()))
                .param("drafter", drafter)
                .update();
    }

    public void open(OpenTransaction tx, UUID id, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign
                        set state = 'OPEN',
                            opened_at = :at
                        where matter_id = :id
                        """).param("id", id).param("at", Sql.time(at)).update();
    }

    /**
     * Ends it.
     *
     * @param eraseDue null when nobody was ever visited
     */
    public void end(OpenTransaction tx, UUID id, CampaignState how, Instant at, @Nullable Instant eraseDue) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign
                        set state = :state,
                            closed_at = :at,
                            erase_due = :due
                        where matter_id = :id
                        """)
                .param("id", id)
                .param("state", how.name())
                .param("at", Sql.time(at))
                .param("due", Sql.time(eraseDue))
                .update();
    }

    public Optional<Campaign> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from campaign c
                        where c.matter_id = :id
                        """)
                .param("id", id)
                .query(Campaigns::campaign)
                .optional();
    }

    /** Newest first, behind {@code after} if it is given. */
    public List<Listed> page(OpenTransaction tx, @Nullable CampaignState state, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        , m.id, m.kind, m.area, m.departments, m.lead, m.restricted, m.version, m.opened_at, m.changed_at
                        from matter m
                        join campaign c on c.matter_id = m.id
                        where m.kind = 'CAMPAIGN'
                        and (:after::uuid is null or m.id < :after::uuid)
                        and (:state::text is null or c.state = :state::text)
                        order by m.id desc
                        limit :limit
                        """)
                .param("after", after)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query((row, number) -> new Listed(Matters.matter(row, number), campaign(row, number)))
                .list();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getObject("matter_id", UUID.class),
                CampaignState.valueOf(row.getString("state")),
                new Plan(
                        row.getString("name"),
                        row.getString("approval_number"),
                        row.getString("legal_basis"),
                        row.getObject("begins_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        List.of(JSON.readValue(row.getString("scope"), Place[].class)),
                        List.of(JSON.readValue(row.getString("questions"), Question[].class))),
                Arrays.asList((String[]) row.getArray("drafters").getArray()),
                Sql.instantOrNull(row, "began_at"),
                Sql.instantOrNull(row, "closed_at"),
                Sql.instantOrNull(row, "erase_due"));
    }
}
