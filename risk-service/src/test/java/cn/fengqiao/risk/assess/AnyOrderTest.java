package cn.fengqiao.risk.assess;

import static cn.fengqiao.risk.ACase.FOUND;
import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.ACase;
import cn.fengqiao.risk.Ledger;
import cn.fengqiao.risk.RiskServiceTest;
import cn.fengqiao.risk.rules.ShippedRules;
import cn.fengqiao.risk.scoring.Assessment;
import cn.fengqiao.risk.scoring.Dispute;
import cn.fengqiao.risk.scoring.Report;
import cn.fengqiao.risk.scoring.Scoring;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Cases at two places, of two types and in several areas, some restricted, some merged, some changed later, told in a
 * random order that keeps only the order of each case, as partitions do; handled by several threads at once, as partitions
 * are. In the end every colour is what a calculation over all facts gives.
 */
@RiskServiceTest
class AnyOrderTest {

    private static final List<String> SAID =
            List.of("KILL_THREAT", "PROPERTY_DAMAGE", "SEPARATION", "LIVELIHOOD", "ALCOHOL");
    private static final List<String> TYPES = List.of("NEIGHBOUR", "FAMILY");
    private static final List<String> AREAS = List.of("HC.FQ.C03", "HC.FQ.C03.G02", "HC.FQ.C03.G03", "HC.FQ.C01");
    private static final List<Department> DEPARTMENTS =
            List.of(Department.POLICE, Department.COMMUNITY, Department.URBAN_MANAGEMENT);
    private static final int CASES = 12;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CaseEventHandler handler;

    @RepeatedTest(12)
    void colours_end_where_a_calculation_over_all_facts_puts_them() throws InterruptedException, ExecutionException {
        long seed = System.nanoTime();
        var chance = new Random(seed);
        List<String> places =
                List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        List<ACase> cases =
                IntStream.range(0, CASES).mapToObj(i -> random(chance, places)).toList();
        Map<UUID, UUID> mergers = new HashMap<>();
        List<Deque<EventEnvelope<Event>>> queues = tell(chance, cases, mergers);

        handle(chance, queues);

        for (ACase each : cases) {
            if (!mergers.containsKey(each.id)) {
                Assessment expected = fromScratch(each, cases, mergers);
                Ledger.Rated rated = Ledger.rated(each.id);
                Ledger.Rated calculated =
                        new Ledger.Rated(expected.colour(), expected.certainty(), expected.points(), 0);
                // what was RED on the way, before something ceased to count, waits for people
                Ledger.Rated held = new Ledger.Rated(Colour.RED, Certainty.REVIEW_DUE, expected.points(), 0);
                assertThat(new Ledger.Rated(rated.colour(), rated.certainty(), rated.points(), 0))
                        .as("seed %d, case %s", seed, each.id)
                        .isIn(wasRed(each) ? List.of(calculated, held) : List.of(calculated));
            }
            tellsWithoutGapWhatChanged(each, seed);
        }
    }

    private static ACase random(Random chance, List<String> places) {
        ACase made = aCase().foundAt(FOUND.minus(Duration.ofHours(chance.nextInt(24 * 60))))
                .parties(chance.nextInt(12));
        if (chance.nextInt(4) > 0) {
            made.at(places.get(chance.nextInt(places.size())));
        }
        if (chance.nextInt(3) == 0) {
            change(chance, made);
        }
        if (chance.nextBoolean()) {
            made.yes(SAID.get(chance.nextInt(SAID.size())));
        }
        return made;
    }

    /** Another type, another place, other departments, restricted or not. */
    private static ACase change(Random chance, ACase made) {
        List<Department> on = new ArrayList<>(DEPARTMENTS);
        Collections.shuffle(on, chance);
        made.departments(on.subList(0, 1 + chance.nextInt(on.size())).toArray(Department[]::new))
                .in(AREAS.get(chance.nextInt(AREAS.size())))
                .type(TYPES.get(chance.nextInt(TYPES.size())));
        return chance.nextBoolean() ? made.restricted() : made.unrestricted();
    }

    /** Each case registers; some are merged into one that is not itself merged later, some of those in chains. */
    private static List<Deque<EventEnvelope<Event>>> tell(Random chance, List<ACase> cases, Map<UUID, UUID> mergers) {
        List<Deque<EventEnvelope<Event>>> queues = new ArrayList<>();
        for (ACase each : cases) {
            queues.add(new ArrayDeque<>(List.of(each.registered())));
        }
        for (int merged = 1; merged < cases.size(); merged++) {
            if (chance.nextInt(3) == 0) {
                int survivor = chance.nextInt(merged);
                mergers.put(cases.get(merged).id, cases.get(survivor).id);
                queues.get(merged).add(cases.get(merged).mergedInto(cases.get(survivor)));
                queues.get(survivor).add(cases.get(survivor).absorbed(cases.get(merged)));
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            if (chance.nextInt(3) == 0) {
                queues.get(i).add(change(chance, cases.get(i)).acceptedAsTyped());
            }
        }
        return queues;
    }

    private void handle(Random chance, List<Deque<EventEnvelope<Event>>> queues)
            throws InterruptedException, ExecutionException {
        int partitions = 3;
        List<List<Deque<EventEnvelope<Event>>>> byPartition = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            byPartition.add(new ArrayList<>());
        }
        queues.forEach(queue -> byPartition.get(chance.nextInt(partitions)).add(queue));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (List<Deque<EventEnvelope<Event>>> partition : byPartition) {
                long seed = chance.nextLong();
                readers.add(() -> read(new Random(seed), partition));
            }
            for (Future<Boolean> reader : threads.invokeAll(readers)) {
                reader.get();
            }
        }
    }

    private boolean read(Random chance, List<Deque<EventEnvelope<Event>>> partition) {
        List<Deque<EventEnvelope<Event>>> left = new ArrayList<>(partition);
        while (!left.isEmpty()) {
            Deque<EventEnvelope<Event>> next = left.get(chance.nextInt(left.size()));
            EventEnvelope<Event> event = next.remove();
            transactions.inTransaction(tx -> {
                handler.handle(tx, event);
                return true;
            });
            left.removeIf(Deque::isEmpty);
        }
        return true;
    }

    private static Assessment fromScratch(ACase survivor, List<ACase> cases, Map<UUID, UUID> mergers) {
        List<ACase> own = cases.stream()
                .filter(each -> survivorOf(each.id, mergers).equals(survivor.id))
                .toList();
        List<Report.Incident> others = cases.stream()
                .filter(other -> survivor.mayKnowOf(other))
                .filter(other -> own.stream().anyMatch(mine -> mine.isOfOneDisputeWith(other)))
                .map(ACase::report)
                .map(Report::incident)
                .toList();
        return Scoring.assess(
                ShippedRules.IN_FORCE,
                Dispute.of(survivor.id, own.stream().map(ACase::report).toList(), others));
    }

    private static boolean wasRed(ACase each) {
        return Ledger.told(each.id).stream()
                .anyMatch(told -> told.data() instanceof RiskEvent.Changed changed && changed.colour() == Colour.RED);
    }

    private static UUID survivorOf(UUID caseId, Map<UUID, UUID> mergers) {
        UUID at = caseId;
        for (UUID next = mergers.get(at); next != null; next = mergers.get(at)) {
            at = next;
        }
        return at;
    }

    private static void tellsWithoutGapWhatChanged(ACase each, long seed) {
        Colour colour = Colour.NONE;
        Certainty certainty = Certainty.PROVISIONAL;
        long sequence = 0;
        for (EventEnvelope<Event> told : Ledger.told(each.id)) {
            assertThat(told.sequence()).as("seed %d", seed).isEqualTo(++sequence);
            if (told.data() instanceof RiskEvent.CertaintyChanged surer) {
                assertThat(surer.colour()).as("seed %d", seed).isEqualTo(colour);
                assertThat(surer.previous()).as("seed %d", seed).isEqualTo(certainty);
                assertThat(surer.certainty()).as("seed %d", seed).isNotEqualTo(certainty);
                certainty = surer.certainty();
            } else {
                var changed = (RiskEvent.Changed) told.data();
                assertThat(changed.previous()).as("seed %d", seed).isEqualTo(colour);
                assertThat(changed.colour()).as("seed %d", seed).isNotEqualTo(colour);
                colour = changed.colour();
                certainty = changed.certainty();
            }
        }
        assertThat(Ledger.rated(each.id).colour()).as("seed %d", seed).isEqualTo(colour);
        assertThat(Ledger.rated(each.id).certainty()).as("seed %d", seed).isEqualTo(certainty);
        assertThat(Ledger.rated(each.id).changes()).as("seed %d", seed).isEqualTo(sequence);
    }
}
