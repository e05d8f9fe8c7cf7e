package cn.fengqiao.cases.store;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which cases touch which household cards, and the colour that follows: the highest colour, once confirmed, of an open
 * case that touches the card. The colour is read from the cases each time and kept nowhere, so it can never lag behind a
 * case that was recoloured or closed. Row-level security shows a link to departments on both card and case alone, so
 * for every other one the same sentence says that there is no colour.
 */
public final class HouseholdCases {

    private static final Colour[] COLOURS = Colour.values();

    /** A colour counts once somebody confirmed it; that its review is due does not take that back. */
    static final String COUNTS = "c.open and c.colour > 0 and c.certainty <> 'PROVISIONAL'";

    private final JdbcClient jdbc;

    public HouseholdCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case that touches a card.
     *
     * @param sealed the person by whom it does
     */
    public record Link(
            UUID caseId,
            String number,
            String type,
            CaseStatus status,
            Colour colour,
            Certainty certainty,
            Instant linkedAt,
            byte @Nullable [] sealed) {}

    /** Links a case; false when it is linked already. */
    public boolean link(OpenTransaction tx, UUID card, long version, UUID caseId, Instant at, byte[] sealed) {
        tx.requireOpen();
        return jdbc.sql("""
                        insert into household_case (household_id, linked_version, case_id, linked_at, sealed)
                        values (:card, :version, :caseId, :at, :sealed)
                        on conflict do nothing
                        """)
                        .param("card", card)
                        .param("version", version)
                        .param("caseId", caseId)
                        .param("at", Sql.time(at))
                        .param("sealed", sealed)
                        .update()
                == 1;
    }

    /** Ends a link; false when there is none that the scope's department may know of. */
    public boolean unlink(OpenTransaction tx, UUID card, UUID caseId, Instant at) {
        tx.requireOpen();
        return jdbc.sql("""
                        update household_case
                        set unlinked_at = :at
                        where household_id = :card
                        and case_id = :caseId
                        and unlinked_at is null
                        """)
                        .param("at", Sql.time(at))
                        .param("card", card)
                        .param("caseId", caseId)
                        .update()
                == 1;
    }

    /** The cases that touch a card, newest link first. */
    public List<Link> of(OpenTransaction tx, UUID card, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id, c.number, c.type, c.status, c.colour, c.certainty, l.linked_at, l.sealed
                        from household_case l
                        join dispute_case c on c.id = l.case_id
                        where l.household_id = :card
                        and l.unlinked_at is null
                        order by l.linked_version desc
                        limit :most
                        """)
                .param("card", card)
                .param("most", most)
                .query((row, number) -> new Link(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("type"),
                        CaseStatus.valueOf(row.getString("status")),
                        COLOURS[row.getInt("colour")],
                        Certainty.valueOf(row.getString("certainty")),
                        Sql.instant(row, "linked_at"),
                        row.getBytes("sealed")))
                .list();
    }

    /** Colours of these cards, those that have one. */
    public Map<UUID, Colour> colours(OpenTransaction tx, Collection<UUID> cards) {
        tx.requireOpen();
        Map<UUID, Colour> colours = new HashMap<>();
        jdbc.sql("""
                        select l.household_id, max(c.colour) as colour
                        from household_case l
                        join dispute_case c on c.id = l.case_id
                        where l.household_id = any (:cards::uuid[])
                        and l.unlinked_at is null
                        and %s
                        group by l.household_id
                        """.formatted(COUNTS))
                .param("cards", cards.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    colours.put(row.getObject("household_id", UUID.class), COLOURS[row.getInt("colour")]);
                });
        return colours;
    }
}
