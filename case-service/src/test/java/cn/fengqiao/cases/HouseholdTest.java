package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Household cards from their opening to their erasure, over HTTP. */
@RunningService
class HouseholdTest {

    private static final String BUILDING = "HC.FQ.C08.G02.B01";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    private Desk community;
    private Desk police;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
    }

    @Test
    void a_card_is_opened_numbered_and_read_again_with_its_identity_numbers_masked() {
        ObjectNode card = Household.of(BUILDING, Household.address(), "张三");

        Answer opened = Household.open(community, card);

        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        Answer read = Household.read(community, opened.id());
        assertThat(read.text("/number")).matches("FQ-H-\\d{6}");
        assertThat(read.text("/area")).isEqualTo("HC.FQ.C08.G02");
        assertThat(read.text("/building")).isEqualTo(BUILDING);
        assertThat(read.text("/address")).isEqualTo(card.at("/address").asString());
        assertThat(read.text("/colour")).isEqualTo("NONE");
        assertThat(read.text("/members/0/name")).isEqualTo("张三");
        assertThat(read.text("/members/0/phone"))
                .isEqualTo(card.at("/members/0/phone").asString());
        assertThat(read.text("/members/0/idNumber")).startsWith("990*").doesNotContain("19700101");
        Answer listed = Household.list(community, "q", read.text("/number"));
        assertThat(listed.text("/items/0/headMasked")).isEqualTo("张*");
        assertThat(listed.body().toString()).doesNotContain("张三");
    }

    @Test
    void a_repeated_request_opens_nothing_and_other_content_under_its_key_is_refused() {
        String key = UUID.randomUUID().toString();
        ObjectNode card = Household.of(BUILDING, Household.address(), "张三");

        Answer first = Household.open(community, key, card);
        Answer again = Household.open(community, key, card);
        Answer other = Household.open(community, key, card.deepCopy().put("address", Household.address()));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
    }

    @Test
    void what_is_wrong_with_a_card_is_named_with_its_field() {
        ObjectNode digit = Household.of(BUILDING, Household.address(), "张三");
        String number = digit.at("/members/0/idNumber").asString();
        ((ObjectNode) digit.at("/members/0"))
                .put("idNumber", number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"));
        ObjectNode heads = Household.of(BUILDING, Household.address(), "张三");
        ((ObjectNode) heads.at("/members/1")).put("relation", "HEAD");
        ObjectNode older = Household.of(BUILDING, Household.address(), "张三");
        ((ObjectNode) older.at("/members/0")).put("birthYear", 1960);
        assertThat(Household.open(community, older).text("/field")).isEqualTo("members[0].birthYear");
        ObjectNode unborn = Household.of(BUILDING, Household.address(), "张三");
        ((ObjectNode) unborn.at("/members/0")).put("idNumber", "330102209901018518");
        assertThat(Household.open(community, unborn).text("/field")).isEqualTo("members[0].idNumber");
        ObjectNode label = Household.of(BUILDING, Household.address(), "张三");
        ((ObjectNode) label.at("/members/0")).put("label", "重点人员");
        ObjectNode colour = Household.of(BUILDING, Household.address(), "张三").put("colour", "RED");
        ObjectNode place = Household.of("HC.FQ.C99", Household.address(), "张三");

        assertThat(Household.open(community, digit).text("/field")).isEqualTo("members[0].idNumber");
        assertThat(Household.open(community, digit).problem()).isEqualTo("field-invalid");
        assertThat(Household.open(community, heads).text("/field")).isEqualTo("members");
        assertThat(Household.open(community, label).problem()).isEqualTo("unknown-field");
        assertThat(Household.open(community, colour).problem()).isEqualTo("unknown-field");
        assertThat(Household.open(community, place).text("/field")).isEqualTo("area");
    }

    @Test
    void the_same_household_gets_one_card_however_many_open_it_at_once() throws Exception {
        ObjectNode card = Household.of(BUILDING, Household.address(), "张三");

        List<Answer> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> opening = () -> Household.open(community, card);
            for (Future<Answer> answer : pool.invokeAll(List.of(opening, opening, opening, opening))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(refused.problem()).isEqualTo("conflict");
        // another department is not told who lives where
        assertThat(Household.open(police, card).status()).isEqualTo(201);
    }

    @Test
    void a_card_is_changed_at_its_version_and_within_its_community() {
        Answer opened = Household.open(community, Household.of(BUILDING, Household.address(), "张三"));
        ObjectNode body =
                Household.of("HC.FQ.C08.G03", Household.address(), "王五").put("reason", "过户");

        Answer changed = Household.put(community, opened, body);
        Answer repeated = Household.put(community, opened, body);
        Answer late = Household.put(community, opened, body.deepCopy().put("reason", "别的"));
        Answer away = Household.put(community, changed, body.deepCopy().put("area", "HC.FQ.C07.G01"));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("/area")).isEqualTo("HC.FQ.C08.G03");
        assertThat(repeated.version()).isEqualTo(2);
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(late.body().at("/current/version").asLong()).isEqualTo(2);
        assertThat(away.text("/field")).isEqualTo("area");
        assertThat(Household.list(community, "q", "王五", "area", "HC.FQ.C08.G03")
                        .body()
                        .toString())
                .contains(opened.text("/id"));
        Answer history = community.get(Household.ROOT + "/" + opened.id() + "/history");
        assertThat(history.text("/items/1/what")).isEqualTo("CHANGED");
        assertThat(history.text("/items/1/reason")).isEqualTo("过户");
    }

    @Test
    void a_department_that_does_not_work_on_a_card_knows_that_there_is_one_and_nothing_more() {
        ObjectNode card = Household.of(BUILDING, Household.address(), "张三");
        Answer opened = Household.open(community, card);

        Answer read = Household.read(police, opened.id());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "area",
                        "place",
                        "status",
                        "departments",
                        "lead",
                        "version",
                        "openedAt",
                        "changedAt",
                        "hidden");
        assertThat(Household.list(police, "q", card.at("/address").asString())
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(Household.post(police, read, "close", Household.reason().put("as", "CLOSED"))
                        .problem())
                .isEqualTo("department-not-on-case");
        assertThat(police.get(Household.ROOT + "/" + opened.id() + "/history").problem())
                .isEqualTo("not-visible");
    }

    @Test
    void who_has_it_on_the_card_finds_a_household_by_initials_name_address_and_number() {
        String address = Household.address();
        Answer opened = Household.open(community, Household.of(BUILDING, address, "单雪芹"));
        String id = opened.text("/id");

        for (String q :
                List.of("sxq", "DXQ", "lj", "单雪", address.substring(0, 5), opened.text("/number"), address + " 雪芹")) {
            assertThat(pages(community, "q", q)).as(q).contains(id);
        }
        assertThat(pages(community, "q", "zzqx")).doesNotContain(id);
        assertThat(Household.list(community, "q", "单").text("/field")).isEqualTo("q");
        Desk auditor = Desk.of(port, COMMUNITY, Role.AUDITOR);
        assertThat(Household.list(auditor, "q", "sxq").body().at("/items")).isEmpty();
        assertThat(Household.list(auditor, "colour", "NONE").body().at("/items"))
                .isEmpty();
        assertThat(Household.list(auditor, "q", opened.text("/number")).text("/items/0/id"))
                .isEqualTo(id);
    }

    @Test
    void a_list_is_paged_grid_by_grid_without_a_gap_or_a_repeat() {
        Set<String> opened = new HashSet<>();
        for (String grid : List.of("HC.FQ.C09.G03", "HC.FQ.C09.G01", "HC.FQ.C09.G02")) {
            for (int i = 0; i < 3; i++) {
                opened.add(Household.open(community, Household.of(grid, Household.address(), "张三"))
                        .text("/id"));
            }
        }

        List<JsonNode> items = items(community, "area", "HC.FQ.C09", "limit", "2");

        assertThat(items.stream().map(item -> item.at("/id").asString()))
                .doesNotHaveDuplicates()
                .containsAll(opened);
        assertThat(items.stream().map(item -> item.at("/area").asString()))
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(Household.list(community, "after", "elsewhere").problem()).isEqualTo("cursor-invalid");
        assertThat(Household.list(community, "limit", "201").text("/field")).isEqualTo("limit");
        assertThat(Household.list(community, "area", "HC.FQ.C99").text("/field"))
                .isEqualTo("area");
    }

    @Test
    void only_a_department_on_a_case_links_it_by_a_person_who_is_on_both() {
        Answer card = Household.open(community, Household.of(BUILDING, Household.address(), "赵六"));
        Answer own = caseOf("赵六", "COMMUNITY");
        Answer foreign = caseOf("赵六", "POLICE");

        Answer stranger = Household.post(community, card, "link", link(own, "钱七"));
        Answer notOn = Household.post(community, card, "link", link(foreign, "赵六"));
        Answer linked = Household.post(community, card, "link", link(own, "赵六"));
        Answer twice = Household.post(community, linked, "link", link(own, "赵六"));

        assertThat(stranger.text("/field")).isEqualTo("person");
        assertThat(notOn.text("/field")).isEqualTo("caseId");
        assertThat(linked.text("/cases/0/caseId")).isEqualTo(own.text("/id"));
        assertThat(linked.text("/cases/0/person")).isEqualTo("赵六");
        assertThat(twice.problem()).isEqualTo("conflict");
        Answer unlinked =
                Household.post(community, linked, "unlink", Household.reason().put("caseId", own.text("/id")));
        assertThat(unlinked.body().at("/cases")).isEmpty();
        assertThat(Household.post(
                                community,
                                unlinked,
                                "unlink",
                                Household.reason().put("caseId", own.text("/id")))
                        .text("/field"))
                .isEqualTo("caseId");
    }

    @Test
    void the_other_party_s_department_is_shown_nothing_of_a_case_not_even_its_colour() {
        ObjectNode body = Household.of(BUILDING, Household.address(), "赵六");
        body.putArray("departments").add("POLICE");
        Answer card = Household.open(community, body);
        Answer restricted = caseOf("赵六", "POLICE");
        recolour(restricted.id(), Colour.RED, "CONFIRMED", "REGISTERED");

        Answer linked = Household.post(police, card, "link", link(restricted, "赵六"));

        assertThat(linked.text("/colour")).as(linked.body().toString()).isEqualTo("RED");
        Answer other = Household.read(community, card.id());
        assertThat(other.text("/colour")).isEqualTo("NONE");
        assertThat(other.body().at("/cases")).isEmpty();
        assertThat(pages(community, "colour", "RED")).doesNotContain(card.text("/id"));
        assertThat(pages(police, "colour", "RED")).contains(card.text("/id"));
        assertThat(community
                        .get(Household.ROOT + "/" + card.id() + "/history")
                        .body()
                        .toString())
                .doesNotContain("LINKED");
        assertThat(police.get(Household.ROOT + "/" + card.id() + "/history")
                        .body()
                        .toString())
                .contains("LINKED", "核实后办理");
        assertThat(events(card.id()).getLast())
                .contains("household.linked-to-case", "\"restricted\":true", "[\"POLICE\"]")
                .doesNotContain(restricted.text("/id"));
    }

    /** The colour is never kept, so there is nothing to keep right; this holds it against the rule whatever happens. */
    @Test
    void the_colour_is_that_of_the_most_dangerous_open_confirmed_case_whatever_happens() {
        long seed = Long.getLong("fengqiao.seed", System.nanoTime());
        System.out.println("fengqiao.seed=" + seed);
        var random = new Random(seed);
        List<UUID> cards = new ArrayList<>();
        List<Answer> cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cards.add(Household.open(community, Household.of("HC.FQ.C10.G01", Household.address(), "孙八"))
                    .id());
            cases.add(caseOf("孙八", "COMMUNITY"));
        }
        Map<UUID, Set<UUID>> links = new HashMap<>();
        Map<UUID, Colour> counting = new HashMap<>();

        for (int step = 0; step < 40; step++) {
            UUID card = cards.get(random.nextInt(cards.size()));
            Answer touched = cases.get(random.nextInt(cases.size()));
            Set<UUID> linked = links.computeIfAbsent(card, first -> new HashSet<>());
            if (random.nextBoolean()) {
                Colour colour = Colour.values()[random.nextInt(4)];
                String certainty =
                        List.of("PROVISIONAL", "CONFIRMED", "REVIEW_DUE").get(random.nextInt(3));
                String status = List.of("REGISTERED", "ASSIGNED", "WRITTEN_OFF", "MERGED")
                        .get(random.nextInt(4));
                recolour(touched.id(), colour, certainty, status);
                boolean counts =
                        !certainty.equals("PROVISIONAL") && !status.equals("WRITTEN_OFF") && !status.equals("MERGED");
                counting.put(touched.id(), counts ? colour : Colour.NONE);
            } else {
                boolean there = linked.contains(touched.id());
                Answer before = Household.read(community, card);
                Answer after = there
                        ? Household.post(
                                community, before, "unlink", Household.reason().put("caseId", touched.text("/id")))
                        : Household.post(community, before, "link", link(touched, "孙八"));
                assertThat(after.status()).as(after.body().toString()).isEqualTo(200);
                assertThat(there ? linked.remove(touched.id()) : linked.add(touched.id()))
                        .isTrue();
            }
            for (UUID any : cards) {
                String due = links.getOrDefault(any, Set.of()).stream()
                        .map(of -> counting.getOrDefault(of, Colour.NONE))
                        .max(Comparator.naturalOrder())
                        .orElse(Colour.NONE)
                        .name();
                assertThat(Household.read(community, any).text("/colour")).isEqualTo(due);
                assertThat(pages(community, "area", "HC.FQ.C10.G01", "colour", due))
                        .contains(any.toString());
            }
        }
    }

    @Test
    void a_case_and_a_card_that_are_alike_are_proposed_and_not_linked() {
        String address = Household.address();
        ObjectNode body = Household.of(BUILDING, address, "周九");
        Answer card = Household.open(community, body);
        ObjectNode raised = Desk.aCase().put("address", address.replace("号楼", "栋"));
        raised.putArray("departments").add("COMMUNITY");
        raised.withArray("parties")
                .addObject()
                .put("name", "周九")
                .put("role", "APPLICANT")
                .put("phone", "+86 " + body.at("/members/0/phone").asString());
        Answer likely = community.raise(raised);

        Answer cases = community.get(Household.ROOT + "/" + card.id() + "/likely-cases");
        Answer cards = community.get(Household.ROOT + "/likely?caseId=" + likely.id());

        assertThat(cases.text("/items/0/caseId")).isEqualTo(likely.text("/id"));
        assertThat(cases.body().at("/items/0/reasons").toString()).contains("SAME_ADDRESS", "SAME_PHONE");
        assertThat(cards.text("/items/0/id")).isEqualTo(card.text("/id"));
        assertThat(Household.read(community, card.id()).body().at("/cases")).isEmpty();
        assertThat(police.get(Household.ROOT + "/" + card.id() + "/likely-cases")
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(police.get(Household.ROOT + "/likely?caseId=" + likely.id())
                        .body()
                        .at("/items"))
                .isEmpty();
        // a grid worker is not shown phones, so not told that they are the same either
        Desk worker = Desk.of(port, COMMUNITY, Role.GRID_WORKER);
        assertThat(worker.get(Household.ROOT + "/" + card.id() + "/likely-cases")
                        .body()
                        .at("/items/0/reasons")
                        .toString())
                .isEqualTo("[\"SAME_ADDRESS\"]");
    }

    @Test
    void what_is_due_is_listed_the_longest_overdue_first() {
        String grid = "HC.FQ.C11.G05";
        List<String> expected = new ArrayList<>();
        for (int days : List.of(3, 1, 2)) {
            Answer card = Household.open(community, Household.of(grid, Household.address(), "吴十"));
            Answer called = Household.post(
                    community,
                    card,
                    "follow-ups",
                    call(TODAY.minusDays(10), TODAY.minusDays(days)).put("note", "情况平稳"));
            assertThat(called.status()).as(called.body().toString()).isEqualTo(200);
            expected.add(TODAY.minusDays(days) + " " + card.text("/id"));
        }
        expected.sort(Comparator.naturalOrder());

        List<String> due = new ArrayList<>();
        String after = "";
        do {
            Answer page = community.get(Household.ROOT + "/due"
                    + (after.isEmpty()
                            ? Household.query("area", grid, "limit", "2")
                            : Household.query("area", grid, "limit", "2", "after", after)));
            page.body()
                    .at("/items")
                    .forEach(item -> due.add(item.at("/nextDue").asString() + " "
                            + item.at("/id").asString()));
            after = page.text("/next");
        } while (!after.isEmpty());

        assertThat(due).isEqualTo(expected);
        assertThat(police.get(Household.ROOT + "/due" + Household.query("area", grid))
                        .body()
                        .at("/items"))
                .isEmpty();
        UUID one = UUID.fromString(expected.getFirst().substring(11));
        Answer calls = community.get(Household.ROOT + "/" + one + "/follow-ups");
        assertThat(calls.text("/items/0/note")).isEqualTo("情况平稳");
        Answer wrong = Household.post(
                community, Household.read(community, one), "follow-ups", call(TODAY.plusDays(1), TODAY.plusDays(2)));
        assertThat(wrong.text("/field")).isEqualTo("on");
        assertThat(events(one).getLast())
                .contains("followed-up", "\"restricted\":true")
                .doesNotContain("平稳");
    }

    @Test
    void a_household_that_moves_stays_with_the_sender_until_the_receiver_takes_it() {
        Desk sender = of("HC.FQ.C08");
        Desk receiver = of("HC.FQ.C07");
        Desk third = of("HC.FQ.C06");
        Answer card = Household.open(sender, Household.of(BUILDING, Household.address(), "郑一"));

        Answer near = Household.post(sender, card, "move", Household.reason().put("to", "HC.FQ.C08.G01"));
        Answer offered = Household.post(sender, card, "move", Household.reason().put("to", "HC.FQ.C07"));

        assertThat(near.text("/field")).isEqualTo("to");
        assertThat(offered.text("/moveTo")).as(offered.body().toString()).isEqualTo("HC.FQ.C07");
        assertThat(Household.post(sender, offered, "move", Household.reason().put("to", "HC.FQ.C06"))
                        .problem())
                .isEqualTo("conflict");
        assertThat(Household.read(receiver, card.id()).status()).isEqualTo(404);
        assertThat(third.get(Household.ROOT + "/moves").body().toString()).doesNotContain(card.text("/id"));
        JsonNode offer = StreamSupport.stream(
                        receiver.get(Household.ROOT + "/moves?limit=200")
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(item -> item.at("/id").asString().equals(card.text("/id")))
                .findFirst()
                .orElseThrow();
        // a call of the sender's does not take the offer away
        Household.post(sender, offered, "follow-ups", call(TODAY, null));
        long version = offer.at("/version").asLong();
        String door = Household.address();
        ObjectNode taking =
                Desk.JSON.createObjectNode().put("area", "HC.FQ.C07.G02.B01").put("address", door);
        assertThat(Household.post(third, card.id(), version, "move/accept", taking)
                        .status())
                .isEqualTo(404);
        assertThat(Household.post(sender, card.id(), version, "move/accept", taking)
                        .status())
                .isEqualTo(404);
        assertThat(Household.post(receiver, card.id(), version + 5, "move/accept", taking)
                        .problem())
                .isEqualTo("stale-version");

        Answer taken = Household.post(receiver, card.id(), version, "move/accept", taking);
        Answer again = Household.post(receiver, card.id(), version, "move/accept", taking);

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.text("/address")).isEqualTo(door);
        assertThat(taken.text("/members/0/name")).isEqualTo("郑一");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.version()).isEqualTo(taken.version());
        assertThat(Household.read(sender, card.id()).status()).isEqualTo(404);
        assertThat(pages(receiver, "q", door)).contains(card.text("/id"));
        assertThat(events(card.id()).getLast()).contains("household.moved", "HC.FQ.C08.G02", "HC.FQ.C07.G02");
    }

    @Test
    void an_offer_that_is_refused_leaves_the_card_where_it_was() {
        Desk sender = of("HC.FQ.C08");
        Desk receiver = of("HC.FQ.C07");
        Answer card = Household.open(sender, Household.of(BUILDING, Household.address(), "郑二"));
        Answer offered = Household.post(sender, card, "move", Household.reason().put("to", "HC.FQ.C07.G01"));

        Answer refused = Household.post(receiver, card.id(), offered.version(), "move/end", Household.reason());

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(200);
        Answer now = Household.read(sender, card.id());
        assertThat(now.text("/area")).isEqualTo("HC.FQ.C08.G02");
        assertThat(now.body().has("moveTo")).isFalse();
        assertThat(Household.post(
                                receiver,
                                card.id(),
                                offered.version(),
                                "move/accept",
                                Desk.JSON
                                        .createObjectNode()
                                        .put("area", "HC.FQ.C07.G01")
                                        .put("address", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_card_that_ended_stays_as_it_is_and_forgets_who_lived_there_in_time() {
        String address = Household.address();
        Answer card =
                Household.open(community, Household.of(BUILDING, address, "冯三").put("note", "老两口"));

        Answer asActive =
                Household.post(community, card, "close", Household.reason().put("as", "ACTIVE"));
        Answer closed =
                Household.post(community, card, "close", Household.reason().put("as", "CLOSED"));
        Answer late = Household.post(community, closed, "follow-ups", call(TODAY, null));

        assertThat(asActive.text("/field")).isEqualTo("as");
        assertThat(closed.text("/status")).isEqualTo("CLOSED");
        assertThat(late.problem()).isEqualTo("not-now");
        assertThat(pages(community, "q", address)).doesNotContain(card.text("/id"));
        assertThat(pages(community, "q", card.text("/number"))).contains(card.text("/id"));
        assertThat(closed.text("/members/0/name")).isEqualTo("冯三");
        endedYearsAgo(card.id());
        Answer erased = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Household.read(community, card.id()),
                        read -> !read.body().has("members"));
        assertThat(erased.body().toString()).contains(card.text("/number")).doesNotContain("冯三", address, "老两口");
        Answer history = community.get(Household.ROOT + "/" + card.id() + "/history");
        assertThat(history.body().toString()).contains("ERASED").doesNotContain("核实后办理");
        assertThat(pages(community, "q", address, "status", "CLOSED")).isEmpty();
        assertThat(kept(card.id())).isZero();
        // the same household may come back
        assertThat(Household.open(community, Household.of(BUILDING, address, "冯三"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_event_says_that_something_happened_and_nothing_of_the_household() {
        ObjectNode body = Household.of(BUILDING, Household.address(), "陈四");
        Answer card = Household.open(community, body);
        Household.put(community, card, body.put("reason", "补充").put("note", "独居"));

        List<String> events = events(card.id());

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).contains("household.opened", card.text("/number"));
        assertThat(events.getLast()).contains("household.changed");
        assertThat(String.join("\n", events))
                .doesNotContain("陈四", "独居", "补充", ".B01", body.at("/address").asString());
    }

    private Answer caseOf(String party, String department) {
        ObjectNode body = Desk.aCase();
        body.putArray("departments").add(department);
        body.put("restricted", department.equals("POLICE"));
        body.withArray("parties").addObject().put("name", party).put("role", "RESPONDENT");
        Answer raised = (department.equals("POLICE") ? police : community).raise(body);
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(201);
        return raised;
    }

    private static ObjectNode link(Answer to, String person) {
        return Household.reason().put("caseId", to.text("/id")).put("person", person);
    }

    private static ObjectNode call(LocalDate on, @Nullable LocalDate next) {
        ObjectNode call = Desk.JSON.createObjectNode().put("on", on.toString()).put("how", "VISIT");
        return next == null ? call : call.put("nextDue", next.toString());
    }

    private Desk of(String area) {
        return Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of(area), Role.DISPATCHER));
    }

    /** As risk-service and the lifecycle will have left it. */
    private void recolour(UUID id, Colour colour, String certainty, String status) {
        int updated = transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("""
                            update dispute_case
                            set colour = :colour, certainty = :certainty, status = :status
                            where id = :id
                            """)
                    .param("colour", colour.ordinal())
                    .param("certainty", certainty)
                    .param("status", status)
                    .param("id", id)
                    .update();
        });
        assertThat(updated).isOne();
    }

    /** Longer ago than a card tells who lived there. */
    private void endedYearsAgo(UUID id) {
        int updated = transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("update household set closed_at = now() - interval '1096 days' where id = :id")
                    .param("id", id)
                    .update();
        });
        assertThat(updated).isOne();
    }

    /** Sealed pieces and search numbers that are left of a card. */
    private long kept(UUID id) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("""
                            select (select count(*) from household_personal where household_id = :id)
                                + (select count(*) from household_remark where household_id = :id and sealed is not null)
                                + (select count(*) from household where id = :id and identity is not null)
                            """).param("id", id).query(Long.class).single();
        });
    }

    private List<String> events(UUID id) {
        return jdbc.sql("select type || payload from outbox where subject = :id order by sequence")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<JsonNode> items(Desk desk, String... parameters) {
        List<JsonNode> items = new ArrayList<>();
        List<String> query = new ArrayList<>(List.of(parameters));
        Answer page = Household.list(desk, parameters);
        while (true) {
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            page.body().at("/items").forEach(items::add);
            String next = page.text("/next");
            if (next.isEmpty()) {
                return items;
            }
            query = new ArrayList<>(List.of(parameters));
            query.addAll(List.of("after", next));
            page = Household.list(desk, query.toArray(String[]::new));
        }
    }

    private static List<String> pages(Desk desk, String... parameters) {
        return items(desk, parameters).stream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
