package cn.fengqiao.cases.household;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a card says of a household; kept sealed.
 *
 * @param address building, unit and room in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CardContents(
        String address, List<Member> members, @Nullable String note) {

    /** The member the others are related to. */
    @JsonIgnore
    Member headMember() {
        return members.stream()
                .filter(member -> member.relation() == Relation.HEAD)
                .findFirst()
                .orElseThrow();
    }

    /** The phones of the members, as they were written. */
    List<String> phones() {
        List<String> phones = new ArrayList<>();
        for (Member member : members) {
            String phone = member.phone();
            if (phone != null) {
                phones.add(phone);
            }
        }
        return phones;
    }

    /** The same household behind another door. */
    CardContents movedTo(String door) {
        return new CardContents(door, members, note);
    }
}
