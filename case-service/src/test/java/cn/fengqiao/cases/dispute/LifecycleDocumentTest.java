package cn.fengqiao.cases.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.CaseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the lifecycle is written from the table, and the table makes the moves of the diagram and no others. */
class LifecycleDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

    /** The diagram of the specification, an arrow a line. REGISTERED is entered by raising, ARCHIVED by time alone. */
    private static final String DIAGRAM = """
            REGISTERED -> ACCEPTED : ACCEPT
            REGISTERED -> DECLINED : DECLINE
            REGISTERED -> REFERRED_OUT : REFER_OUT
            REGISTERED -> MERGED : MERGE
            ACCEPTED -> ASSIGNED : ASSIGN
            ASSIGNED -> INVESTIGATING : SIGN
            ASSIGNED -> ACCEPTED : RETURN
            INVESTIGATING -> RESOLVING : START_RESOLVING
            INVESTIGATING -> OUTCOME_RECORDED : RECORD_OUTCOME
            RESOLVING -> PERFORMING : AGREE
            RESOLVING -> GUIDED : GUIDE
            PERFORMING -> OUTCOME_RECORDED : PERFORM
            PERFORMING -> RESOLVING : BREACH
            PERFORMING -> GUIDED : BREACH
            GUIDED -> OUTCOME_RECORDED : RECORD_OUTCOME
            OUTCOME_RECORDED -> PENDING_WRITE_OFF : APPLY_WRITE_OFF
            PENDING_WRITE_OFF -> WRITTEN_OFF : PASS_WRITE_OFF
            PENDING_WRITE_OFF -> INVESTIGATING : FAIL_WRITE_OFF
            PENDING_WRITE_OFF -> RESOLVING : FAIL_WRITE_OFF
            WRITTEN_OFF -> REOPENED : REOPEN
            GUIDED -> REOPENED : REOPEN
            REOPENED -> INVESTIGATING : SIGN
            """;

    /** What the house allows beside the diagram, and why. */
    private static final String BESIDE = """
            ACCEPTED -> REFERRED_OUT : REFER_OUT
            ACCEPTED -> MERGED : MERGE
            ASSIGNED -> MERGED : MERGE
            INVESTIGATING -> MERGED : MERGE
            ASSIGNED -> ASSIGNED : HAND_OVER
            INVESTIGATING -> ASSIGNED : HAND_OVER
            RESOLVING -> ASSIGNED : HAND_OVER
            REOPENED -> ASSIGNED : ASSIGN
            """;

    @Test
    void the_table_makes_the_moves_of_the_diagram_and_those_written_down_beside_it() {
        Set<String> expected = (DIAGRAM + BESIDE).lines().collect(Collectors.toCollection(TreeSet::new));

        assertThat(moves()).isEqualTo(expected);
    }

    @Test
    void the_page_is_written_from_the_table() throws IOException {
        if (Boolean.getBoolean("lifecycle.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static Set<String> moves() {
        Set<String> moves = new TreeSet<>();
        for (Lifecycle.Row row : Lifecycle.TABLE) {
            for (CaseStatus from : row.from()) {
                row.to().forEach(to -> moves.add(from + " -> " + to + " : " + row.action()));
            }
        }
        return moves;
    }

    private static String page() {
        String arrows =
                moves().stream().map(move -> "  " + move.replace("->", "-->")).collect(Collectors.joining("\n"));
        String rows = Lifecycle.TABLE.stream().map(LifecycleDocumentTest::row).collect(Collectors.joining("\n"));
        return """
                # Lifecycle of a case

                Written by `LifecycleDocumentTest` from the table in `Lifecycle`, which also decides what a command may do and which
                actions a case offers (`availableActions`). Colour, clocks, supervision, departments' parts and pauses are axes of their
                own and never part of the status.

                ```mermaid
                stateDiagram-v2
                  [*] --> REGISTERED : raise
                %s
                  WRITTEN_OFF --> ARCHIVED : 90 quiet days
                ```

                A case may be referred out also after it was accepted, because that is when its nature is found out; merged until it is
                being resolved; handed over until it is being performed; and given out anew after it was reopened.

                | Action | | From | To | By whom | Own part |
                |---|---|---|---|---|---|
                %s

                `HOLDER` is the department responsible now, or the one that raised the case while nobody is. `LEAD_OR_DESK` is the
                department responsible now and the one whose desk gave it out, `HOLDER_OR_DESK` the holder and that one. `TAKING_PART` is whoever raised, gave out or leads the case,
                and every department that has accepted its part; the same may file documents. Which roles open an action at all:
                [roles](roles.md), where it also stands what a person has to decide and no program may.

                A department that gives its part back (`SHARE_REJECT`) leaves the status as it is, and the case goes back to dispatch all the same: whoever
                holds it is told (`SHARE_REFUSED`), is proposed to ask another, and finds it under `refused=true`, until it is asked anew or
                its part is waived or revoked.

                ## Who may know of it

                A dispute can turn out to be violence after every department was told of it. Whoever takes part may restrict it (`RESTRICT`) in
                any state but `MERGED`: on it stay who raised, gives out or leads it, who works on it, was asked for a part or refused one,
                whoever left something on it (a line of the timeline, a promise), and whom the act names. To anybody else the case is one that
                never was; consoles that show it are told that it is gone. Who left the case after having worked on it sees its own work and
                nothing else, as before. Cases that were merged into it are closed off with it, and a restricted case and another are only
                merged once they are alike. Lifting (`LIFT_RESTRICTION`) lets every department of the place know that the case exists. It puts
                nobody back on the case, because that would open persons and narrative to whoever was told once: who is needed is asked.

                ## Write-off

                Before a case is written off the service checks, in this order, and refuses with a problem of its own each:

                %s

                ## What a case says

                Whoever works on an open case may correct and complete what it says (`AMEND`), as far as they may read it: parties, address,
                title and narrative, and the answers to the intake questions. The reason, who it was and everything the case said before stay;
                papers that were made stay as they were. Type, place, source and the moment it came to light stay as they were raised.

                An answer is given with the moment at which what it says was seen. It stands beside the earlier one, which was true when it
                was given: a danger counts 30 days after its last event, and a RED that has run out stays RED and waits for people. An answer
                that *corrects* says that the earlier one never held, and the colour becomes what it would have been, also when it was RED and
                provisional. Not built yet: that leaving a RED takes the second tier and the police liaison, and that the certainty of a RED is
                confirmed by people (`docs/coverage.md`, row 12).

                A dependant in danger, and the breach of a protection order or a warning letter, make a case RED at once whenever they are told.
                A flag of violence counts as the least it can mean, a minor assault; what was worse is answered by amending the case.
                """.formatted(
                        arrows,
                        rows,
                        Arrays.stream(WriteOffGuard.values())
                                .map(guard -> "1. `" + guard + "` " + guard.zh())
                                .collect(Collectors.joining("\n")));
    }

    private static String row(Lifecycle.Row row) {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.action(),
                        row.action().zh(),
                        names(row.from()),
                        row.to().isEmpty()
                                ? "stays"
                                : row.to().stream().map(Enum::name).collect(Collectors.joining(", ")),
                        row.whose() + (row.foreign() ? ", neither raiser nor lead" : ""),
                        names(row.share()));
    }

    private static String names(Set<? extends Enum<?>> values) {
        return values.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }
}
