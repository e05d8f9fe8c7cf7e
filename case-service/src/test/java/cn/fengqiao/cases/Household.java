package cn.fengqiao.cases;

import cn.fengqiao.cases.Desk.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Household cards at a desk of the tests, all of invented people. */
final class Household {

    static final String ROOT = "/api/households";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private Household() {}

    /** A card of a couple; the address is nobody else's. */
    static ObjectNode of(String area, String address, String head) {
        ObjectNode card = Desk.JSON.createObjectNode().put("area", area).put("address", address);
        card.withArray("members")
                .addObject()
                .put("name", head)
                .put("relation", "HEAD")
                .put("gender", "MALE")
                .put("birthYear", 1970)
                .put("phone", phone())
                .put("idType", "RESIDENT_ID")
                .put("idNumber", identity());
        card.withArray("members").addObject().put("name", "李静").put("relation", "SPOUSE");
        return card;
    }

    static String address() {
        return words(6) + "路 " + ThreadLocalRandom.current().nextInt(1, 200) + " 号楼 101 室";
    }

    static Answer open(Desk desk, ObjectNode card) {
        return open(desk, UUID.randomUUID().toString(), card);
    }

    static Answer open(Desk desk, String key, ObjectNode card) {
        return desk.send(
                desk.request(ROOT).header("Idempotency-Key", key).POST(BodyPublishers.ofString(card.toString())));
    }

    static Answer read(Desk desk, UUID id) {
        return desk.get(ROOT + "/" + id);
    }

    /** A change of the card as it stands in {@code before}. */
    static Answer post(Desk desk, Answer before, String path, ObjectNode body) {
        return post(desk, before.id(), before.version(), path, body);
    }

    static Answer post(Desk desk, UUID id, long version, String path, ObjectNode body) {
        return desk.send(desk.request(ROOT + "/" + id + "/" + path)
                .header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    static Answer put(Desk desk, Answer before, ObjectNode body) {
        return desk.send(desk.request(ROOT + "/" + before.id())
                .header("If-Match", "\"" + before.version() + "\"")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    static Answer list(Desk desk, String... parameters) {
        return desk.get(ROOT + query(parameters));
    }

    static String query(String... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(
                        i -> parameters[2 * i] + "=" + URLEncoder.encode(parameters[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    static ObjectNode reason() {
        return Desk.JSON.createObjectNode().put("reason", "核实后办理");
    }

    static String phone() {
        return "139" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }

    /** A number that is valid by GB 11643 and of nobody: its region does not exist. */
    static String identity() {
        String number = "990102" + "1970" + "0101"
                + "%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return number + "10X98765432".charAt(sum % 11);
    }

    static String words(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
