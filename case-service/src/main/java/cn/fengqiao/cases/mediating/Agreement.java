package cn.fengqiao.cases.mediating;

import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed. It binds when everybody has signed whom its form wants (人民调解法 §§29–30).
 *
 * @param manner how it is to be carried out, in words
 * @param effectiveAt null while a signature is missing
 * @param promises what has to be done, numbered from 1 over all terms
 */
public record Agreement(
        AgreementForm form,
        List<Term> terms,
        String manner,
        Instant draftedAt,
        List<Signature> signatures,
        @Nullable Instant effectiveAt,
        List<Promise> promises) {

    public Agreement {
        terms = List.copyOf(terms);
        signatures = List.copyOf(signatures);
        promises = List.copyOf(promises);
    }

    /**
     * A point of the agreement.
     *
     * @param identity the relation of persons it is about, which keeps it from a court's confirmation and from electronic
     *     signatures; null for all others
     * @param amountFen in 1/100 yuan; null where no money is promised
     * @param instalments adding up to the amount; none where it is paid at once
     */
    public record Term(
            String text,
            @Nullable Identity identity,
            @Nullable Long amountFen,
            @Nullable List<Instalment> instalments) {

        /** Identity relations cannot be confirmed; a promise of money can. */
        public boolean confirmable() {
            return identity == null && amountFen != null;
        }

        List<Instalment> parts() {
            return instalments == null ? List.of() : instalments;
        }
    }

    /** Relations of persons: not for a court's confirmation (民诉法解释 §355), not for an electronic signature (电子签名法 §3). */
    public enum Identity {
        DIVORCE,
        CUSTODY,
        ADOPTION,
        INHERITANCE
    }

    public record Instalment(LocalDate due, long amountFen) {}

    /**
     * One thing that has to be done.
     *
     * @param term number of the term it is of, from 1
     * @param due null where no day was agreed
     * @param state null while it is open
     * @param on when it was done, or was found not to be
     * @param evidence document of the case that shows it
     */
    public record Promise(
            int number,
            int term,
            @Nullable LocalDate due,
            @Nullable Long amountFen,
            @Nullable PromiseState state,
            @Nullable LocalDate on,
            @Nullable UUID evidence) {

        /** Whether its day has passed and nobody said what became of it. */
        public boolean overdue(LocalDate today) {
            return state == null && due != null && due.isBefore(today);
        }
    }

    /** Who signs. */
    public enum Signer {
        APPLICANT,
        RESPONDENT,
        MEDIATOR,
        /** With its seal. */
        COMMITTEE
    }

    /** How. */
    public enum SignManner {
        HANDWRITTEN,
        FINGERPRINT,
        SEAL,
        ELECTRONIC,
        /** Said in the presence of the mediator, for an agreement by word of mouth. */
        SPOKEN
    }

    public record Signature(Signer by, SignManner manner, Instant at) {}

    static Agreement drafted(AgreementForm form, List<Term> terms, String manner, Instant at) {
        return new Agreement(form, terms, manner, at, List.of(), null, promised(terms));
    }

    /** Each instalment is a promise, and each term without instalments. */
    private static List<Promise> promised(List<Term> terms) {
        List<Promise> promises = new ArrayList<>();
        for (int term = 1; term <= terms.size(); term++) {
            Term of = terms.get(term - 1);
            if (of.parts().isEmpty()) {
                promises.add(new Promise(promises.size() + 1, term, null, of.amountFen(), null, null, null));
            }
            for (Instalment part : of.parts()) {
                promises.add(new Promise(promises.size() + 1, term, part.due(), part.amountFen(), null, null, null));
            }
        }
        return promises;
    }

    /** By word of mouth the two sides are enough; on paper also the mediator signs and the committee seals. */
    Set<Signer> needed() {
        return form == AgreementForm.ORAL
                ? EnumSet.of(Signer.APPLICANT, Signer.RESPONDENT)
                : EnumSet.allOf(Signer.class);
    }

    public boolean inForce() {
        return effectiveAt != null;
    }

    boolean aboutPersons() {
        return terms.stream().anyMatch(term -> term.identity() != null);
    }

    Agreement signed(Signature signature) {
        List<Signature> next = Stream.concat(
                        signatures.stream().filter(one -> one.by() != signature.by()), Stream.of(signature))
                .toList();
        boolean all = needed().stream().allMatch(signer -> next.stream().anyMatch(one -> one.by() == signer));
        return new Agreement(form, terms, manner, draftedAt, next, all ? signature.at() : null, promises);
    }

    /** Who has to sign yet. */
    public List<Signer> unsigned() {
        return needed().stream()
                .filter(signer -> signatures.stream().noneMatch(one -> one.by() == signer))
                .toList();
    }

    Optional<Promise> promise(int number) {
        return promises.stream().filter(promise -> promise.number() == number).findFirst();
    }

    Agreement with(Promise marked) {
        List<Promise> next = promises.stream()
                .map(promise -> promise.number() == marked.number() ? marked : promise)
                .toList();
        return new Agreement(form, terms, manner, draftedAt, signatures, effectiveAt, next);
    }

    boolean performed() {
        return promises.stream()
                .allMatch(promise -> promise.state() == PromiseState.KEPT || promise.state() == PromiseState.LATE);
    }

    /** Numbers of the terms a court can confirm. */
    public List<Integer> confirmable() {
        return IntStream.rangeClosed(1, terms.size())
                .filter(number -> terms.get(number - 1).confirmable())
                .boxed()
                .toList();
    }

    /** All the money in it. */
    public long amountFen() {
        return terms.stream()
                .flatMap(term -> Stream.ofNullable(term.amountFen()))
                .mapToLong(Long::longValue)
                .reduce(0, Math::addExact);
    }

    public Optional<LocalDate> nextDue() {
        return promises.stream()
                .filter(promise -> promise.state() == null)
                .flatMap(promise -> Stream.ofNullable(promise.due()))
                .min(Comparator.naturalOrder());
    }
}
