package cn.fengqiao.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Bodies and requests that raise cases as departments do: a place, a title, a narrative, two parties. */
final class Raise {

    private static final String[] TYPES = {"NEIGHBOUR", "FAMILY", "LABOUR", "CONTRACT", "TORT", "URBAN_DEVELOPMENT"};
    private static final String[] TITLES = {"楼上漏水争吵", "噪音扰民起争执", "欠薪讨要说法", "车位被占口角", "彩礼返还纠纷", "早市摊位推搡"};

    private static final String SURNAMES = "林周陈吴郑沈陆徐何";
    private static final String GIVEN = "小满立秋谷雨清明白露寒霜惊蛰春夏芒种大暑处冬至腊梅竹兰菊荷";

    private Raise() {}

    static String body(String title) {
        var random = ThreadLocalRandom.current();
        int community = 1 + random.nextInt(11);
        return """
                {"type":"%s","source":"GRID_PATROL","area":"HC.FQ.C%02d.G%02d","address":"和风苑%d号楼%d单元%d室",\
                "title":"%s","narrative":"双方因此事争吵多次，邻居劝解无果，希望有人上门调解。","partyCount":2,\
                "parties":[{"name":"%s","role":"APPLICANT","phone":"139%08d"},{"name":"%s","role":"RESPONDENT"}],\
                "answers":{"KILL_THREAT":"NO","WEAPON_PREPARED":"NO","INJURY_30D":"NO","DEPENDANT_IN_DANGER":"NO"}}""".formatted(
                        TYPES[random.nextInt(TYPES.length)],
                        community,
                        1 + random.nextInt(4),
                        1 + random.nextInt(40),
                        1 + random.nextInt(4),
                        101 + random.nextInt(1800),
                        title,
                        name(random),
                        random.nextInt(100_000_000),
                        name(random));
    }

    /** Some 10,000 names, so that two together are as rare as in a town. */
    private static String name(ThreadLocalRandom random) {
        return "" + one(SURNAMES, random) + one(GIVEN, random) + one(GIVEN, random);
    }

    private static char one(String letters, ThreadLocalRandom random) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    static byte[] request(String token) {
        return request(token, TITLES[ThreadLocalRandom.current().nextInt(TITLES.length)]);
    }

    static byte[] request(String token, String title) {
        return HttpConnection.request(
                "POST",
                "/api/cases",
                "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                body(title).getBytes(StandardCharsets.UTF_8));
    }
}
