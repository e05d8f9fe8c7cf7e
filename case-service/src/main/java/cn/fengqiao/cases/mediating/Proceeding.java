package cn.fengqiao.cases.mediating;

import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Side;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mediation of a case. There is one at a time, and a new one only with a new consent of both sides.
 *
 * @param number of its papers: year and serial
 * @param steppedAside subjects of related mediators whom a side did not want
 * @param suspendedAt null while it goes on
 * @param ending null while it is open
 */
public record Proceeding(
        UUID id,
        Number number,
        Instant openedAt,
        List<Consent> consents,
        @Nullable Mediator mediator,
        List<String> steppedAside,
        List<Session> sessions,
        @Nullable Instant suspendedAt,
        @Nullable Agreement agreement,
        @Nullable Confirmation confirmation,
        @Nullable Ending ending) {

    /** The two sides whose consent it takes. */
    static final Set<Side> BOTH = Set.copyOf(EnumSet.of(Side.APPLICANT, Side.RESPONDENT));

    public Proceeding {
        consents = List.copyOf(consents);
        steppedAside = List.copyOf(steppedAside);
        sessions = List.copyOf(sessions);
    }

    public record Number(int year, int serial) {}

    /** What a side said. @param recordedBy name of the official who wrote it down */
    public record Consent(Side side, boolean given, Instant at, String recordedBy) {}

    /**
     * @param subject of the official
     * @param chosenBy the sides that chose or accepted them; the committee appointed where there is none
     * @param relation to a party, as disclosed; null where there is none
     */
    public record Mediator(
            String subject,
            String name,
            List<Side> chosenBy,
            @Nullable String relation) {
        public Mediator {
            chosenBy = List.copyOf(chosenBy);
        }

        public boolean related() {
            return relation != null;
        }
    }

    /** @param held null while it is planned */
    public record Session(
            int number,
            SessionKind kind,
            Instant at,
            String place,
            @Nullable Held held) {}

    /** @param heard the sides that were heard; {@code OTHER} for anybody else */
    public record Held(List<Side> heard, String minutes, String result) {
        public Held {
            heard = List.copyOf(heard);
        }
    }

    /**
     * @param state code of the dictionary of judicial confirmation
     * @param terms numbers of the terms it is asked for
     */
    public record Confirmation(
            String state, @Nullable String court, @Nullable Instant appliedAt, List<Integer> terms) {
        public Confirmation {
            terms = List.copyOf(terms);
        }
    }

    /** @param side who refused */
    public record Ending(
            Outcome outcome,
            Instant at,
            @Nullable Side side,
            @Nullable String reason) {}

    /** How it ended. A refusal is no failure (人民调解法 §17). */
    public enum Outcome {
        REFUSED,
        FAILED,
        TIME_OVER,
        BREACHED,
        PERFORMED
    }

    /** How far it is. */
    public enum Stage {
        CONSENTING,
        UNDER_WAY,
        SUSPENDED,
        AGREED,
        ENDED
    }

    static Proceeding opened(UUID id, Number number, Instant at) {
        return new Proceeding(id, number, at, List.of(), null, List.of(), List.of(), null, null, null, null);
    }

    public Stage stage() {
        if (ending != null) {
            return Stage.ENDED;
        }
        if (!unwilling().isEmpty()) {
            return Stage.CONSENTING;
        }
        if (inForce().isPresent()) {
            return Stage.AGREED;
        }
        return suspendedAt == null ? Stage.UNDER_WAY : Stage.SUSPENDED;
    }

    public boolean open() {
        return ending == null;
    }

    /** The sides that have not consented. */
    public Set<Side> unwilling() {
        Set<Side> missing = EnumSet.copyOf(BOTH);
        consents.stream().filter(Consent::given).map(Consent::side).forEach(missing::remove);
        return missing;
    }

    Optional<Agreement> inForce() {
        return Optional.ofNullable(agreement).filter(Agreement::inForce);
    }

    Optional<Session> session(int number) {
        return sessions.stream().filter(session -> session.number() == number).findFirst();
    }

    /** With the number its papers carry, given when it is written down. */
    public Proceeding numbered(Number given) {
        return new Proceeding(
                id,
                given,
                openedAt,
                consents,
                mediator,
                steppedAside,
                sessions,
                suspendedAt,
                agreement,
                confirmation,
                ending);
    }

    Proceeding consent(Consent said) {
        return with(next -> next.consents = Stream.concat(
                        consents.stream().filter(one -> one.side() != said.side()), Stream.of(said))
                .toList());
    }

    Proceeding mediatedBy(@Nullable Mediator chosen) {
        return with(next -> next.mediator = chosen);
    }

    Proceeding withoutMediator(Mediator gone) {
        List<String> aside = gone.related()
                ? Stream.concat(steppedAside.stream(), Stream.of(gone.subject()))
                        .toList()
                : steppedAside;
        return with(next -> {
            next.mediator = null;
            next.steppedAside = aside;
        });
    }

    Proceeding with(Session session) {
        return with(next -> next.sessions = Stream.concat(
                        sessions.stream().filter(one -> one.number() != session.number()), Stream.of(session))
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList());
    }

    Proceeding suspended(@Nullable Instant at) {
        return with(next -> next.suspendedAt = at);
    }

    Proceeding with(Agreement agreed) {
        return with(next -> next.agreement = agreed);
    }

    Proceeding with(Confirmation asked) {
        return with(next -> next.confirmation = asked);
    }

    Proceeding ended(Ending how) {
        return with(next -> next.ending = how);
    }

    private Proceeding with(Consumer<Changing> change) {
        var next = new Changing(this);
        change.accept(next);
        return new Proceeding(
                id,
                number,
                openedAt,
                next.consents,
                next.mediator,
                next.steppedAside,
                next.sessions,
                next.suspendedAt,
                next.agreement,
                next.confirmation,
                next.ending);
    }

    private static final class Changing {
        private List<Consent> consents;
        private @Nullable Mediator mediator;
        private List<String> steppedAside;
        private List<Session> sessions;
        private @Nullable Instant suspendedAt;
        private @Nullable Agreement agreement;
        private @Nullable Confirmation confirmation;
        private @Nullable Ending ending;

        Changing(Proceeding of) {
            consents = of.consents;
            mediator = of.mediator;
            steppedAside = of.steppedAside;
            sessions = of.sessions;
            suspendedAt = of.suspendedAt;
            agreement = of.agreement;
            confirmation = of.confirmation;
            ending = of.ending;
        }
    }
}
