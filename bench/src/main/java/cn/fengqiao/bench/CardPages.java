package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a grid worker waits for with a hundred thousand household cards behind it. */
final class CardPages {

    private static final int OPENED = 200;
    private static final double P95_MS = 50;
    private static final String[] FAMILIES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄"};

    private final Bed bed;
    private final Report report;

    CardPages(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    void run(int cards) throws Exception {
        String token = bed.token("community-system");
        open(token);
        try (Connection connection = bed.superuserOf("fengqiao_case")) {
            copy(connection, cards);
            Map<String, List<String>> pages = pages(connection);
            Map<String, Double> p95 = new Pages(bed).p95(token, pages);
            double worst = p95.values().stream().mapToDouble(v -> v).max().orElseThrow();
            var numbers = new LinkedHashMap<String, Object>();
            numbers.put("cards", cards);
            numbers.put("p95Ms", p95);
            numbers.put("load", Processes.load());
            numbers.put("rows", Rows.of(connection));
            report.add(
                    "cards",
                    "list, search, one card at %,d household cards, p95".formatted(cards),
                    "worst %.1f ms".formatted(worst),
                    "≤ 50 ms",
                    worst <= P95_MS,
                    numbers);
        }
    }

    private void open(String token) throws IOException {
        for (int i = 0; i < OPENED; i++) {
            String body = """
                    {"area":"HC.FQ.C%02d.G%02d","address":"枫桥路 %d 号 %d 室","members":[
                    {"name":"%s安","relation":"HEAD","gender":"MALE","birthYear":1970,"phone":"139%08d"},
                    {"name":"李静","relation":"SPOUSE"}]}""".formatted(1 + i % 11, 1 + i / 11 % 4, 1 + i, 101 + i, FAMILIES[i % FAMILIES.length], i);
            try (var connection = new HttpConnection(bed.port(Part.CASE))) {
                HttpConnection.Answer answer = connection.exchange(HttpConnection.request(
                        "POST",
                        "/api/households",
                        "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                        body.getBytes(StandardCharsets.UTF_8)));
                if (answer.status() != 201) {
                    throw new IOException("a card was answered with " + answer.status() + " " + answer.text());
                }
            }
        }
    }

    /** As many as are wanted, each like one that was opened through the door, with its document sealed anew. */
    private void copy(Connection connection, int cards) throws SQLException, GeneralSecurityException, IOException {
        var texts = new PastTexts(connection, bed.dataKey(), "household_personal", "household_id");
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table first_card as
                    select h.*, row_number() over (order by h.id) - 1 as place
                    from household h
                    join household_personal p on p.household_id = h.id;
                    create temporary table past as
                    select uuidv7(make_interval(secs => -86400 - 60.0 * n)) as past_id, id as original_id, n
                    from generate_series(0, %d) n
                    join first_card on place = n %% (select count(*) from first_card);
                    create temporary table copied (household_id uuid primary key, sealed bytea)
                    """.formatted(cards - 1));
            texts.write("copied");
            statement.execute("""
                    insert into matter (id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
                        opened_by_subject, opened_by_department, request_key, request_digest)
                    select past_id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
                        opened_by_subject, opened_by_department, past_id::text, request_digest
                    from past
                    join matter on matter.id = original_id;
                    insert into household (id, number, area, grid, status, identity, next_due)
                    select past_id, 'FQ-H-' || (1000000 + n), area, grid, status, past_id::text,
                        case when n % 10 = 1 then current_date - (n % 100)::integer end
                    from past
                    join household on household.id = original_id;
                    insert into household_personal (household_id, sealed, grams)
                    select past_id, copied.sealed, original.grams
                    from past
                    join copied on copied.household_id = past_id
                    join household_personal original on original.household_id = original_id
                    """);
            statement.execute("vacuum (analyze) matter, household, household_personal");
        }
    }

    private static Map<String, List<String>> pages(Connection connection) throws SQLException {
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("list", List.of("/api/households?limit=50"));
        pages.put("grid", List.of("/api/households?limit=50&area=HC.FQ.C03.G02"));
        pages.put("search", List.of("/api/households?limit=50&q=" + Pages.encoded("王安")));
        pages.put("everySearch", List.of("/api/households?limit=50&q=" + Pages.encoded("李静")));
        pages.put("rareSearch", List.of("/api/households?limit=50&q=" + Pages.encoded("绝无此人")));
        pages.put("due", List.of("/api/households/due?limit=50"));
        pages.put(
                "card",
                Rows.texts(connection, "select past_id from past order by random() limit 300").stream()
                        .map(id -> "/api/households/" + id)
                        .toList());
        return pages;
    }
}
