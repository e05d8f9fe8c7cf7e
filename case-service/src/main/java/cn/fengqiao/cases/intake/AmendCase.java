package cn.fengqiao.cases.intake;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Correct or complete what a case says. What is absent stays as it is; an empty text takes away what stands there.
 *
 * @param reason why it says something else now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AmendCase(
        @Nullable String title,
        @Nullable @MultiLine String narrative,
        @Nullable String address,
        @Nullable List<PartyChange> parties,
        @Nullable Integer partyCount,
        @Nullable List<Answered> answers,
        @MultiLine String reason) {

    /**
     * A party that is added, corrected or removed.
     *
     * @param party which of the case's own parties, counted from 0 as the case shows them; absent for one that is added
     * @param removed whether it is taken out; then the {@code reason} says why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartyChange(
            @Nullable Integer party,
            @Nullable Boolean removed,
            @Nullable String reason,
            @Nullable String name,
            Party.@Nullable Role role,
            @Nullable String phone,
            Party.@Nullable IdType idType,
            @Nullable String idNumber,
            Party.@Nullable Gender gender,
            @Nullable String address) {

        boolean removes() {
            return Boolean.TRUE.equals(removed);
        }

        /** Whether it is about how somebody is reached or known by a number. */
        boolean touchesContact() {
            return removes() || phone != null || idType != null || idNumber != null || address != null;
        }

        /** Who it is afterwards. */
        Party after(@Nullable Party before) {
            return new Party(
                    name != null ? name : before == null ? "" : before.name(),
                    role != null ? role : before == null ? Party.Role.OTHER : before.role(),
                    text(phone, before == null ? null : before.phone()),
                    idNumber != null && idNumber.isBlank() ? null : kind(before),
                    text(idNumber, before == null ? null : before.idNumber()),
                    gender != null ? gender : before == null ? null : before.gender(),
                    text(address, before == null ? null : before.address()));
        }

        private Party.@Nullable IdType kind(@Nullable Party before) {
            return idType != null ? idType : before == null ? null : before.idType();
        }
    }

    /**
     * An answer to a question of the intake.
     *
     * @param observedAt when what it says was seen; without it now, or of a correction when the case came to light
     * @param corrects whether the earlier answer was wrong and never held. Otherwise the earlier answer was true when it was
     *     given: a danger that was real does not end because somebody looks again and it is gone.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(
            String question,
            Answer answer,
            @Nullable Instant observedAt,
            @Nullable Boolean corrects) {

        boolean wasWrong() {
            return Boolean.TRUE.equals(corrects);
        }
    }

    /** The parties that change, none when nobody does. */
    List<PartyChange> changes() {
        return parties == null ? List.of() : parties;
    }

    List<Answered> answered() {
        return answers == null ? List.of() : answers;
    }

    /** What stands there afterwards: what is said now if anything is, and nothing if that is empty. */
    static @Nullable String text(@Nullable String said, @Nullable String before) {
        if (said == null) {
            return before;
        }
        return said.isBlank() ? null : said;
    }
}
