package cn.fengqiao.cases.protecting;

import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What protects somebody on a case: a personal protection order (反家庭暴力法 §23–§32), a warning letter (§16–§17), or another
 * duty such as shelter (§18).
 *
 * @param code of a duty, in the dictionary of duties; null for an order and a letter
 * @param applicant who applied for an order, as a code: the person, or who may apply for them (§23)
 * @param acceptedAt when the court took the application, from which its time counts (§28)
 * @param decidedAt when the court decided
 * @param from first day in force
 * @param until last day in force
 * @param endsAt the end of that day
 * @param warnAt when somebody has to be told that it ends soon
 * @param warned whether that was told
 * @param breaches how often somebody acted against it
 * @param words what says who and where somebody is
 */
public record Protection(
        UUID id,
        ProtectionKind kind,
        @Nullable String code,
        State state,
        @Nullable String applicant,
        boolean urgent,
        @Nullable Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Instant endsAt,
        @Nullable Instant warnAt,
        boolean warned,
        int breaches,
        Words words) {

    /** Where it stands. */
    public enum State {
        /** A court has not decided. */
        APPLIED("待裁定"),
        IN_FORCE("有效"),
        REFUSED("驳回"),
        WITHDRAWN("撤回申请"),
        /** Ended before its day. */
        REVOKED("已解除"),
        EXPIRED("已到期");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }

        /** Whether somebody owes something yet. */
        public boolean open() {
            return this == APPLIED || this == IN_FORCE;
        }
    }

    /**
     * What is sealed.
     *
     * @param protects who is protected
     * @param against against whom
     * @param authority the court, or the police station that delivered the letter
     * @param measures what is forbidden or done; may say where somebody is
     * @param notes what was written down, oldest first
     */
    public record Words(
            String protects,
            @Nullable String against,
            @Nullable String authority,
            @Nullable String measures,
            List<Note> notes) {
        public Words {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A step, as somebody wrote it down.
     *
     * @param by their name
     * @param on the day it is about
     */
    public record Note(
            ProtectionStep step,
            Instant at,
            String by,
            Department department,
            @Nullable LocalDate on,
            @Nullable LocalDate until,
            @Nullable String text) {}

    public boolean open() {
        return state.open();
    }

    /** With one more note. */
    Protection noted(Note note) {
        return with(next -> next.notes.add(note));
    }

    Protection in(State now) {
        return with(next -> next.state = now);
    }

    Protection decided(Instant at) {
        return with(next -> next.decidedAt = at);
    }

    Protection toldThatItEnds() {
        return with(next -> next.warned = true);
    }

    Protection breached() {
        return with(next -> next.breaches++);
    }

    /** In force from one day to another; that it ends is to be told anew. */
    Protection during(LocalDate first, LocalDate last, Instant end, Instant warn) {
        return with(next -> {
            next.from = first;
            next.until = last;
            next.endsAt = end;
            next.warnAt = warn;
            next.warned = false;
        });
    }

    Protection measured(@Nullable String measures) {
        return measures == null ? this : with(next -> next.measures = measures);
    }

    private Protection with(Consumer<Changing> change) {
        var next = new Changing(this);
        change.accept(next);
        return new Protection(
                id,
                kind,
                code,
                next.state,
                applicant,
                urgent,
                acceptedAt,
                next.decidedAt,
                next.from,
                next.until,
                next.endsAt,
                next.warnAt,
                next.warned,
                next.breaches,
                new Words(words.protects, words.against, words.authority, next.measures, next.notes));
    }

    /** What changes in the life of a protection. */
    private static final class Changing {
        private State state;
        private @Nullable Instant decidedAt;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private @Nullable Instant endsAt;
        private @Nullable Instant warnAt;
        private boolean warned;
        private int breaches;
        private @Nullable String measures;
        private final List<Note> notes;

        Changing(Protection of) {
            state = of.state;
            decidedAt = of.decidedAt;
            from = of.from;
            until = of.until;
            endsAt = of.endsAt;
            warnAt = of.warnAt;
            warned = of.warned;
            breaches = of.breaches;
            measures = of.words.measures;
            notes = new ArrayList<>(of.words.notes);
        }
    }
}
