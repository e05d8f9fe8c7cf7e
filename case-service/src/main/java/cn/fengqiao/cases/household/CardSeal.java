package cn.fengqiao.cases.household;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.BlindIndex;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.Sealer;
import cn.fengqiao.cases.store.Households.Sealed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what a card says, and computes what it is found and recognised by. */
@Component
class CardSeal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sealer sealer;
    private final BlindIndex index;
    private final CaseContents cases;

    CardSeal(Sealer sealer, DataKey key, CaseContents cases) {
        this.sealer = sealer;
        this.index = new BlindIndex(key);
        this.cases = cases;
    }

    Sealed seal(UUID card, AreaPath area, CardContents contents) {
        return new Sealed(sealer.seal(card, JSON.writeValueAsBytes(contents)), grams(area, contents));
    }

    CardContents open(UUID card, byte[] sealed) {
        return JSON.readValue(sealer.open(card, sealed), CardContents.class);
    }

    byte[] sealText(UUID card, String text) {
        return sealer.seal(card, text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String openText(UUID card, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(sealer.open(card, sealed), StandardCharsets.UTF_8);
    }

    /**
     * By which the same household of a department is recognised: it lies at the same address of the same grid and has a
     * head of the same name. Another department's cards do not count, or a refusal would tell it who lives where.
     */
    String identity(Department department, AreaPath area, CardContents contents) {
        return index.placeKey(String.join(
                "|",
                "household",
                department.code(),
                area.grid().value(),
                Address.normalised(contents.address()),
                CaseContents.folded(contents.headMember().name())));
    }

    /** By which a card of a file is recognised that has a number there. */
    String reference(Department department, AreaPath area, String number) {
        return index.placeKey(
                String.join("|", "card", department.code(), area.subdistrict().value(), CaseContents.folded(number)));
    }

    int[] pieces(String text) {
        return index.pieces(List.of(text));
    }

    int[] initials(String letters) {
        return new int[] {index.word(Initials.folded(letters))};
    }

    /** Number of the door and of each phone; the same as those of a case that names them. */
    int[] contacts(AreaPath area, @Nullable String address, List<String> phones) {
        IntStream door = address == null
                ? IntStream.empty()
                : IntStream.of(cases.address(area.subdistrict().value(), address));
        return IntStream.concat(door, phones.stream().mapToInt(cases::phone))
                .distinct()
                .toArray();
    }

    private int[] grams(AreaPath area, CardContents contents) {
        List<String> texts = new ArrayList<>();
        texts.add(contents.address());
        contents.members().forEach(member -> texts.add(member.name()));
        IntStream initials = contents.members().stream()
                .flatMap(member -> Initials.of(member.name()).stream())
                .mapToInt(index::word);
        IntStream contacts = Arrays.stream(contacts(area, contents.address(), contents.phones()));
        return IntStream.concat(Arrays.stream(index.pieces(texts)), IntStream.concat(initials, contacts))
                .distinct()
                .toArray();
    }
}
