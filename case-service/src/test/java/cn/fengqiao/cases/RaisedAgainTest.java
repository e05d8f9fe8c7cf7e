package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.RaiseOutcome;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Doorbell;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An answer was lost, and by the time the request comes again the world has changed. */
@RunningService
class RaisedAgainTest {

    private static final Caller DISPATCHER = Tokens.caller(COMMUNITY, Role.DISPATCHER);

    @LocalServerPort
    private int port;

    @Autowired
    private CurrentVocabulary vocabulary;

    @Autowired
    private CurrentClockBook book;

    @Autowired
    private CaseContents contents;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Cases cases;

    @Autowired
    private Wiring wiring;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    @Autowired
    private Doorbell doorbell;

    @Autowired
    private InstantSource clock;

    @Test
    void a_code_that_has_left_the_dictionary_does_not_keep_back_the_first_answer() {
        String key = UUID.randomUUID().toString();
        var first = (RaiseOutcome.Raised) handler(vocabulary).raise(DISPATCHER, key, request());

        RaiseOutcome again = handler(this::withoutTypes).raise(DISPATCHER, key, request());

        assertThat(again).isEqualTo(new RaiseOutcome.Replayed(first.dispute(), first.content()));
    }

    @Test
    void a_code_that_has_left_the_dictionary_is_refused_to_whoever_raises_for_the_first_time() {
        RaiseOutcome refused =
                handler(this::withoutTypes).raise(DISPATCHER, UUID.randomUUID().toString(), request());

        assertThat(refused).isInstanceOf(RaiseOutcome.Invalid.class);
    }

    @Test
    void whoever_may_not_see_the_place_any_more_learns_that_the_case_was_raised_and_nothing_of_it() {
        var elsewhere = new Caller(
                DISPATCHER.subject(),
                DISPATCHER.name(),
                DISPATCHER.department(),
                AreaPath.of("HC.FQ.C04"),
                DISPATCHER.roles(),
                DISPATCHER.system());
        String key = UUID.randomUUID().toString();
        Answer raised = Desk.of(port, DISPATCHER).raise(key, Desk.aCase());

        Answer again = Desk.of(port, elsewhere).raise(key, Desk.aCase());
        Answer never = Desk.of(port, elsewhere).raise(Desk.aCase());

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.problem()).isEqualTo("not-visible");
        assertThat(again.raw().body()).doesNotContain(raised.text("/id"), raised.text("/number"));
        assertThat(never.problem()).isEqualTo("field-invalid");
    }

    private static RaiseCase request() {
        return Desk.JSON.treeToValue(Desk.aCase(), RaiseCase.class);
    }

    private RaiseCaseHandler handler(CurrentVocabulary words) {
        return wiring.raiseCaseHandler(
                words, book, contents, dataSource, template, cases, transactions, scope, doorbell, clock);
    }

    private Vocabulary withoutTypes() {
        Vocabulary all = vocabulary.get();
        return new Vocabulary(
                Arrays.stream(CodeSystem.values())
                        .filter(system -> system != CodeSystem.DISPUTE_TYPE)
                        .collect(Collectors.toMap(
                                Function.identity(), system -> List.<CodeEntry>copyOf(all.entries(system)))),
                all.areas());
    }
}
