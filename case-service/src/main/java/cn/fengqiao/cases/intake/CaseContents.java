package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.BlindIndex;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.cases.store.Restatement;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what is personal of a case, and computes what it is found by. */
public final class CaseContents {

    /** Of how many names every two together have a number: of more, most of them are witnesses. */
    private static final int MOST_NAMES_TOGETHER = 6;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sealer sealer;
    private final BlindIndex index;

    public CaseContents(Sealer sealer, BlindIndex index) {
        this.sealer = sealer;
        this.index = index;
    }

    public byte[] seal(UUID caseId, RaiseCase request) {
        return sealer.seal(caseId, JSON.writeValueAsBytes(request));
    }

    public RaiseCase open(UUID caseId, byte[] sealed) {
        return JSON.readValue(sealer.open(caseId, sealed), RaiseCase.class);
    }

    /** Seals what somebody said about a step. */
    public byte @Nullable [] sealRemark(UUID caseId, Remark remark) {
        return remark.reason() == null && remark.note() == null
                ? null
                : sealer.seal(caseId, JSON.writeValueAsBytes(remark));
    }

    public Remark openRemark(UUID caseId, byte @Nullable [] sealed) {
        return sealed == null ? Remark.NONE : JSON.readValue(sealer.open(caseId, sealed), Remark.class);
    }

    /**
     * Numbers of everything the case can be found by: text and names, people, address.
     *
     * @param publicTexts number, type and place in words, so that one search may mix them with the narrative
     */
    int[] grams(RaiseCase request, List<String> publicTexts) {
        List<String> texts = new ArrayList<>(publicTexts);
        // by numbers people wrote into a text only those could search who may see them, and the index does not know who
        // asks
        texts.addAll(searchable(request.withoutNumbersInText()));
        request.named().forEach(party -> texts.add(party.name()));
        return Stream.of(
                        Arrays.stream(index.pieces(texts)),
                        Arrays.stream(doors(request)),
                        request.names().stream().mapToInt(index::name))
                .flatMapToInt(numbers -> numbers)
                .distinct()
                .toArray();
    }

    /** The case as it says something else now, and what it is found by. */
    public Restatement restated(DisputeCase dispute, RaiseCase says, Vocabulary words) {
        return new Restatement(
                seal(dispute.id(), says), says.headcount(), grams(says, publicTexts(dispute, words)), place(says));
    }

    /** What everybody may read of a case, and searches by. */
    static List<String> publicTexts(DisputeCase dispute, Vocabulary words) {
        return List.of(
                dispute.number(), words.name(CodeSystem.DISPUTE_TYPE, dispute.type()), words.place(dispute.area()));
    }

    /** Numbers of what is nearly never alike by chance ({@link Likeness}), each once. */
    public int[] doors(RaiseCase request) {
        Integer place = place(request);
        return Stream.of(
                        request.phones().stream().mapToInt(index::phone),
                        request.documents().stream().mapToInt(index::document),
                        together(List.copyOf(request.names())),
                        place == null ? IntStream.empty() : IntStream.of(place))
                .flatMapToInt(numbers -> numbers)
                .distinct()
                .toArray();
    }

    /** Numbers of every two of the names. */
    private IntStream together(List<String> names) {
        int some = Math.min(names.size(), MOST_NAMES_TOGETHER);
        return IntStream.range(0, some)
                .flatMap(one ->
                        IntStream.range(one + 1, some).map(other -> index.names(names.get(one), names.get(other))));
    }

    /** What the pieces of a search text are indexed by; empty when it has no two adjacent characters. */
    public int[] searchPieces(String text) {
        return index.pieces(List.of(text));
    }

    public int phone(String phone) {
        return index.phone(phone);
    }

    public int document(String number) {
        return index.document(number);
    }

    /** @param normalised name as a whole */
    public int name(String normalised) {
        return index.name(normalised);
    }

    /** Number of an address within a subdistrict: the same house number elsewhere is another place. */
    public int address(String subdistrict, String address) {
        return index.place(place(subdistrict, address));
    }

    /** Number of the address of a case; null when none was given. */
    @Nullable
    Integer place(RaiseCase request) {
        return request.address() == null
                ? null
                : address(request.area().subdistrict().value(), request.address());
    }

    /**
     * The address as the event carries it, which has the area beside it to the grid. What the event does not have is the
     * building; where the address leaves it open and the area names it, it is part of the key.
     */
    public @Nullable String placeKey(RaiseCase request) {
        if (request.address() == null) {
            return null;
        }
        AreaPath area = request.area();
        boolean namesBuilding = !area.equals(area.grid());
        AreaPath within = namesBuilding && Address.leavesBuildingOpen(Address.normalised(request.address()))
                ? area
                : area.subdistrict();
        return index.placeKey(place(within.value(), request.address()));
    }

    private static String place(String subdistrict, String address) {
        return subdistrict + "|" + Address.normalised(address);
    }

    /** A text as a search compares it: full and half width, upper and lower case are the same. */
    public static String folded(String text) {
        return BlindIndex.folded(text);
    }

    /** Texts in which a search looks, for checking what the numbers found. */
    public static List<String> searchable(RaiseCase request) {
        List<String> texts = new ArrayList<>();
        texts.add(request.title());
        if (request.narrative() != null) {
            texts.add(request.narrative());
        }
        if (request.address() != null) {
            texts.add(request.address());
        }
        return texts;
    }
}
