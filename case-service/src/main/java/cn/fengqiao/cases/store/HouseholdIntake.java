package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens many household cards in one statement: of each the common row, the card, its sealed part, the first line of its
 * history and its event. Six rows a card in round trips of their own would be most of what an import costs.
 */
public final class HouseholdIntake {

    private final JdbcClient jdbc;

    public HouseholdIntake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A card to open.
     *
     * @param key under which it is opened
     * @param first the first line of its history
     */
    public record NewCard(
            Matter matter,
            Household card,
            Households.Sealed personal,
            String key,
            Matters.Line first,
            OutboxRow event) {}

    /**
     * Opens them all or, when one of them is there already, none.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when one of them is there already
     */
    public void open(OpenTransaction tx, Caller caller, List<NewCard> cards) {
        tx.requireOpen();
        jdbc.sql("""
                        with wanted as (
                            select *
                            from unnest(
                                :ids::uuid[], :numbers::text[], :areas::text[], :grids::text[], :departments::text[],
                                :leads::text[], :at::timestamptz[], :keys::text[], :digests::bytea[],
                                :identities::text[], :references::text[], :sealed::bytea[], :grams::text[],
                                :events::uuid[], :headers::text[], :payloads::text[])
                            as w (
                                id, number, area, grid, departments, lead, at, key, digest, identity, reference, sealed,
                                grams, event, headers, payload)
                        ), opened as (
                            insert into matter (
                                id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
                                opened_by_subject, opened_by_department, request_key, request_digest)
                            select id, 'HOUSEHOLD', area, departments::text[], lead, false, 1, at, at,
                                :subject, :department, key, digest
                            from wanted
                        ), carded as (
                            insert into household (id, number, area, grid, status, identity, reference)
                            select id, number, area, grid, 'ACTIVE', identity, reference from wanted
                        ), personal as (
                            insert into household_personal (household_id, sealed, grams)
                            select id, sealed, grams::integer[] from wanted
                        ), told as (
                            insert into matter_history (
                                matter_id, version, at, what, what_name, by_subject, by_name, by_department, digest)
                            select id, 1, at, :what, :whatName, :subject, :name, :department, digest from wanted
                        )
                        insert into outbox (id, topic, subject, sequence, type, headers, payload)
                        select event, :topic, id, 1, :type, headers::jsonb, payload from wanted
                        """).params(parameters(caller, cards)).update();
    }

    private static Map<String, @Nullable Object> parameters(Caller caller, List<NewCard> cards) {
        NewCard any = cards.getFirst();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("subject", caller.subject());
        parameters.put("name", caller.name());
        parameters.put("department", caller.department().code());
        parameters.put("what", any.first().what());
        parameters.put("whatName", any.first().whatName());
        parameters.put("topic", any.event().topic());
        parameters.put("type", any.event().type());
        parameters.put("ids", texts(cards, each -> each.matter().id().toString()));
        parameters.put("numbers", texts(cards, each -> each.card().number()));
        parameters.put("areas", texts(cards, each -> each.card().area().value()));
        parameters.put("grids", texts(cards, each -> each.card().area().grid().value()));
        parameters.put("departments", texts(cards, each -> array(each.matter().departments())));
        parameters.put(
                "leads",
                texts(
                        cards,
                        each -> each.matter().lead() == null
                                ? null
                                : Objects.requireNonNull(each.matter().lead()).code()));
        parameters.put("at", texts(cards, each -> each.matter().openedAt().toString()));
        parameters.put("keys", texts(cards, NewCard::key));
        parameters.put("digests", bytes(cards, each -> each.first().digest()));
        parameters.put("identities", texts(cards, each -> each.card().identity()));
        parameters.put("references", texts(cards, each -> each.card().reference()));
        parameters.put("sealed", bytes(cards, each -> each.personal().document()));
        parameters.put("grams", texts(cards, each -> array(each.personal().grams())));
        parameters.put("events", texts(cards, each -> each.event().id().toString()));
        parameters.put("headers", texts(cards, each -> each.event().headers()));
        parameters.put("payloads", texts(cards, each -> each.event().payload()));
        return parameters;
    }

    private static @Nullable String[] texts(List<NewCard> cards, Function<NewCard, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[cards.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(cards.get(i));
        }
        return texts;
    }

    private static byte[][] bytes(List<NewCard> cards, Function<NewCard, byte[]> column) {
        return cards.stream().map(column).toArray(byte[][]::new);
    }

    /** Arrays within an array would all have to be of one length; as texts they need not. */
    private static String array(List<?> codes) {
        return codes.toString().replace('[', '{').replace(']', '}');
    }

    private static String array(int[] numbers) {
        return Arrays.toString(numbers).replace('[', '{').replace(']', '}');
    }
}
