package cn.fengqiao.cases.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a mediation: entered once, and all papers are made of it. What a form needs and is not there yet is
 * named by {@link Papers#draw}; nothing is made up in its place.
 *
 * @param matter the dispute and who deals with it
 * @param applicants who asked for mediation, at least one
 * @param respondents the other side, at least one
 * @param investigations what was asked and answered, in order
 * @param sessions meetings, in order
 * @param followUps visits afterwards, in order
 */
public record PaperEntry(
        Matter matter,
        List<Person> applicants,
        List<Person> respondents,
        List<Investigation> investigations,
        List<Session> sessions,
        @Nullable Settlement settlement,
        List<Performance> performances,
        List<FollowUp> followUps,
        @Nullable Confirmation confirmation,
        @Nullable Ending ending,
        @Nullable Binding binding) {

    public PaperEntry {
        applicants = List.copyOf(applicants);
        respondents = List.copyOf(respondents);
        investigations = List.copyOf(investigations);
        sessions = List.copyOf(sessions);
        performances = List.copyOf(performances);
        followUps = List.copyOf(followUps);
    }

    /**
     * The dispute.
     *
     * @param caseNumber number of the case here, stands on every paper
     * @param file number of the proceeding; null where there is none, and then papers bear the number of the case
     * @param toBeMediated whether the parties ask for mediation; else what was received is registered
     * @param committeeShort as it begins the number of a paper: 枫桥调
     * @param type of the dispute in words: 邻里纠纷
     * @param applied day the application was made or the committee began of itself
     */
    public record Matter(
            String caseNumber,
            String committee,
            String committeeShort,
            @Nullable FileNumber file,
            boolean toBeMediated,
            String type,
            String facts,
            String request,
            LocalDate applied,
            List<String> mediators,
            String recorder) {
        public Matter {
            mediators = List.copyOf(mediators);
        }
    }

    /** Of a proceeding: {@code year} and its serial in it, 〔2026〕第12号. */
    public record FileNumber(int year, int serial) {}

    /**
     * A party, or who speaks for one.
     *
     * @param gender as the form has it: 男, 女
     * @param ethnicity null unless the paper needs it: it is asked by no rule but that of the old form
     * @param idNumber in full: a paper says who binds themselves, and masking is for screens
     * @param representative name and authority of who acts for the party
     */
    public record Person(
            String name,
            @Nullable String gender,
            @Nullable String ethnicity,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String representative) {}

    /** A talk with somebody who knows, question by question. */
    public record Investigation(
            LocalDateTime at, String place, String asked, String investigator, List<Exchange> exchanges) {
        public Investigation {
            exchanges = List.copyOf(exchanges);
        }
    }

    public record Exchange(String question, String answer) {}

    /** A meeting. @param present everybody who took part, beside the parties */
    public record Session(LocalDateTime at, String place, List<String> present, String course, String result) {
        public Session {
            present = List.copyOf(present);
        }
    }

    /**
     * What was agreed.
     *
     * @param effective day on which the last signature or, for one by word of mouth, the agreement was given
     * @param copies how many of equal force are made
     */
    public record Settlement(LocalDate effective, boolean oral, List<Term> terms, String manner, int copies) {
        public Settlement {
            terms = List.copyOf(terms);
        }
    }

    /** One point of the agreement; instalments where money is paid in parts. */
    public record Term(String text, @Nullable BigDecimal amountYuan, List<Instalment> instalments) {
        public Term {
            instalments = List.copyOf(instalments);
        }
    }

    public record Instalment(LocalDate due, BigDecimal amountYuan) {}

    /** Something that was done of what was agreed. */
    public record Performance(
            LocalDate on, String what, @Nullable BigDecimal amountYuan, String by, String to) {}

    /** A visit. @param answered what the visited said */
    public record FollowUp(LocalDate on, String visited, String visitor, String manner, String answered) {}

    /** Whom the parties ask to confirm the agreement. @param applied day of the joint application */
    public record Confirmation(String court, LocalDate applied) {}

    /**
     * Mediation ended without an agreement.
     *
     * @param reason in words: 一方当事人明确拒绝继续调解
     * @param arbitration body to which this kind of dispute may go, null when it goes to none
     * @param administrative office that may decide it, null when none may
     */
    public record Ending(
            LocalDate on,
            String reason,
            @Nullable String arbitration,
            @Nullable String administrative,
            String court) {}

    /**
     * The file when it is closed.
     *
     * @param keptFor 永久, 长期, 短期
     * @param checkedBy who verified that the case is over
     * @param documents how many are in it, between its cover and its back; its pages are counted by who binds it
     */
    public record Binding(
            LocalDate closed,
            LocalDate bound,
            String keptFor,
            String boundBy,
            String checkedBy,
            int documents,
            String remark) {}
}
