package cn.fengqiao.testkit.api;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerSchemas.Schema;
import cn.fengqiao.testkit.api.OpenApiDocument.OpenApiOperation;
import cn.fengqiao.testkit.api.Question.Rests;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a service everything its committed document offers, about every known case, as every role of every department,
 * and compares what comes back with {@link cn.fengqiao.access.CasePolicy}. The door itself is for {@link AccessMatrix}.
 *
 * <ul>
 *   <li>No mark of a hidden class stands in any byte of an answer, whatever its status, nor in what is packed in it.
 *   <li>Who may not see what an answer rests on gets the same answer as to a question about nothing.
 *   <li>A caller is shown exactly those fields which anybody is shown and the policy lets this one see; so an answer
 *       that is too empty is a finding as well.
 *   <li>A department that left the case is shown what it wrote itself, where an answer says who wrote what.
 *   <li>Every field has a row in the table, and every row and every mark is seen by somebody.
 * </ul>
 */
public final class AnswerMatrix {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";
    private static final int AT_ONCE = 6;
    private static final List<Department> DEPARTMENTS =
            List.of(Department.POLICE, Department.COMMUNITY, Department.URBAN_MANAGEMENT, Department.EMERGENCY);

    /** The members of an object that say which department wrote it. */
    private static final List<String> OWNERS = List.of("byDepartment", "filedByDepartment");

    /** Where the police have the same code and no business here. */
    private static final AreaPath NEXT_SUBDISTRICT = AreaPath.of("HC.XX");

    private final OpenApiDocument document;
    private final FieldTable table;
    private final Map<String, List<KnownCase>> byPath = new LinkedHashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, List<String>> queries = new HashMap<>();
    private final Map<String, FieldClass> needed = new HashMap<>();
    private final Map<String, FieldClass> ids = new HashMap<>();
    private final Map<KnownCase, KnownCase> survivors = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Within> withins = new ArrayList<>();
    private final Map<String, FieldClass> printed = new HashMap<>();
    private final Map<String, ContentReader> readers = new HashMap<>();

    /** @param path of what lies in a case, with its query */
    private record Within(String operation, String path, KnownCase known) {}

    private AnswerMatrix(OpenApiDocument document, FieldTable table) {
        this.document = document;
        this.table = table;
    }

    public static AnswerMatrix of(OpenApiDocument document, FieldTable table) {
        return new AnswerMatrix(document, table);
    }

    /** Asks every operation whose path begins like this, with {@code {id}} at its end, about each of these. */
    public AnswerMatrix about(String path, Collection<KnownCase> known) {
        byPath.put(path, List.copyOf(known));
        return this;
    }

    /** What an operation has to be sent to get as far as the case. */
    public AnswerMatrix body(String operation, String body) {
        bodies.put(operation, body);
        return this;
    }

    /** What an operation that reads has to be asked for; once for each, of every known case. */
    public AnswerMatrix queries(String operation, List<String> asked) {
        queries.put(operation, List.copyOf(asked));
        return this;
    }

    /** Who may not see this of a case is told nothing of it by the operation, whatever else they may see. */
    public AnswerMatrix needs(FieldClass field, String operation) {
        needed.put(operation, field);
        return this;
    }

    /** In the answers of an operation the id of a case says only this of it, and not that there is one. */
    public AnswerMatrix idsTellOnly(FieldClass field, String operation) {
        ids.put(operation, field);
        return this;
    }

    /**
     * One case took the other in. In its view, whose parties are named is decided by the case they come from, and whether
     * they can be reached by the surviving one: its lead answers for both.
     */
    public AnswerMatrix livesOnIn(KnownCase absorbed, KnownCase survivor) {
        survivors.put(absorbed, survivor);
        return this;
    }

    public AnswerMatrix ask(Question question) {
        questions.add(question);
        return this;
    }

    /**
     * Asks an operation about something that lies in a case, beside what it is asked anyway. One after the other: a whole
     * file is made in few places at once.
     *
     * @param path as it is asked, with its query; the id of the case stands in it
     */
    public AnswerMatrix within(String operation, String path, KnownCase known) {
        withins.add(new Within(operation, path, known));
        return this;
    }

    /** The answers of an operation, and of no other that is not named here, print secrets for who may see this class. */
    public AnswerMatrix prints(String operation, FieldClass field) {
        printed.put(operation, field);
        return this;
    }

    /** @param start first characters of the contents that {@code reader} reads: {@code %PDF-} */
    public AnswerMatrix reading(String start, ContentReader reader) {
        readers.put(start, reader);
        return this;
    }

    /** Fails with everything that differs. */
    public void check(URI service, Tokens tokens) {
        List<String> findings = findings(service, tokens);
        if (!findings.isEmpty()) {
            throw new AssertionError("what comes back differs from the access policy:\n" + String.join("\n", findings));
        }
    }

    /** What differs, one line each; empty when all is as the policy says. */
    public List<String> findings(URI service, Tokens tokens) {
        var run = new Run(service, tokens);
        run.compareTable();
        List<Asked> asked = run.ask();
        asked.forEach(run::look);
        run.compareFields(asked);
        run.compareMarks(asked);
        return run.findings.stream().toList();
    }

    /** Every role in every department of the place, and as the police of the next one. */
    public static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role == Role.FEED || role == Role.SERVICE) {
                callers.add(Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, role));
                continue;
            }
            DEPARTMENTS.forEach(department -> callers.add(Tokens.caller(department, role)));
            callers.add(Tokens.caller(Department.POLICE, NEXT_SUBDISTRICT, role));
        }
        return callers;
    }

    private List<KnownCase> known() {
        return byPath.values().stream().flatMap(List::stream).distinct().toList();
    }

    /**
     * A request that is ready but for who sends it.
     *
     * @param alone whether others like it have to wait for it
     */
    private record Request(
            OpenApiOperation operation,
            String path,
            String body,
            @Nullable Rests rests,
            boolean alone) {
        Request decoy() {
            Rests on = rests;
            return on == null
                    ? this
                    : new Request(
                            operation,
                            path.replace(on.known(), on.decoy()),
                            body.replace(on.known(), on.decoy()),
                            null,
                            alone);
        }

        /** The case whose id was asked for; an answer about it does not say the id again. */
        @Nullable
        KnownCase subject() {
            Rests on = rests;
            return on != null && path.contains(on.on().id().toString()) ? on.on() : null;
        }

        @Override
        public String toString() {
            return operation.method() + " " + path + (body.equals("{}") ? "" : " " + body);
        }
    }

    /** A request somebody sent, what came back, and the fields of known cases that were in it. */
    private record Asked(Caller caller, Request request, Probe.Answer answer, Map<KnownCase, Set<String>> shown) {
        boolean succeeded() {
            return answer.status() < 300;
        }

        @Override
        public String toString() {
            return caller.subject() + " in " + caller.area() + ": " + request;
        }
    }

    private final class Run {
        private final Probe probe;
        private final Tokens tokens;
        private final AnswerSchemas schemas = new AnswerSchemas(document.read());
        private final Map<UUID, KnownCase> byId =
                known().stream().collect(Collectors.toMap(KnownCase::id, known -> known));
        private final Set<String> findings = Collections.synchronizedSet(new TreeSet<>());

        /** Held by who asks about something within a case. */
        private final Lock within = new ReentrantLock();

        Run(URI service, Tokens tokens) {
            this.probe = Probe.at(service, readers);
            this.tokens = tokens;
        }

        void compareTable() {
            Set<String> fields = schemas.fields();
            Set<String> rows = table.rows().keySet();
            fields.stream()
                    .filter(field -> !rows.contains(field))
                    .forEach(field -> findings.add(field + " has no row in the table of fields"));
            rows.stream()
                    .filter(row -> !fields.contains(row))
                    .forEach(row -> findings.add(row + " is in the table of fields and in no answer"));
        }

        List<Asked> ask() {
            List<Request> requests = requests();
            try (var pool =
                    Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
                List<Future<List<Asked>>> answers = callers().stream()
                        .map(caller -> pool.submit(() -> ask(caller, requests)))
                        .toList();
                List<Asked> asked = new ArrayList<>();
                for (Future<List<Asked>> answer : answers) {
                    asked.addAll(answer.get());
                }
                return asked;
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private List<Asked> ask(Caller caller, List<Request> requests) {
            String token = tokens.of(caller);
            Map<String, Probe.Answer> decoys = new HashMap<>();
            List<Asked> asked = new ArrayList<>();
            for (Request request : requests) {
                if (!Operations.allows(caller, request.operation().id())) {
                    continue;
                }
                var answer = new Asked(caller, request, send(request, token), new HashMap<>());
                asked.add(answer);
                Rests rests = request.rests();
                if (rests != null && !rests.on().to(caller).shows(rests.field())) {
                    Request decoy = request.decoy();
                    compare(answer, rests, decoys.computeIfAbsent(decoy.toString(), once -> send(decoy, token)));
                }
            }
            return asked;
        }

        private void compare(Asked asked, Rests rests, Probe.Answer decoy) {
            String body = asked.answer().body().replace(rests.known(), rests.decoy());
            if (asked.answer().status() != decoy.status() || !body.equals(decoy.body())) {
                findings.add(asked + "\n    may not see the " + rests.field() + " of the "
                        + rests.on().name() + ", but is answered otherwise than about nothing:\n    "
                        + asked.answer().status() + " " + body + "\n    " + decoy.status() + " " + decoy.body());
            }
        }

        private Probe.Answer send(Request request, String token) {
            if (!request.alone()) {
                return sent(request, token);
            }
            within.lock();
            try {
                return sent(request, token);
            } finally {
                within.unlock();
            }
        }

        private Probe.Answer sent(Request request, String token) {
            // a version no case has yet, so that a command comes as far as it can and changes nothing
            return probe.send(
                    request.operation(),
                    request.path(),
                    request.body(),
                    token,
                    "If-Match",
                    "\"999999\"",
                    "Idempotency-Key",
                    "answer-matrix");
        }

        private List<Request> requests() {
            List<Request> requests = new ArrayList<>();
            for (OpenApiOperation operation : document.operations()) {
                List<Question> asked = questions.stream()
                        .filter(question -> question.operation().equals(operation.id()))
                        .toList();
                asked.forEach(question -> requests.add(new Request(
                        operation, operation.path() + question.query(), question.body(), question.rests(), false)));
                if (asked.isEmpty()) {
                    requests.addAll(plain(operation));
                }
                withins.stream()
                        .filter(within -> within.operation().equals(operation.id()))
                        .forEach(within ->
                                requests.add(new Request(operation, within.path(), "{}", rests(within.known()), true)));
            }
            return requests;
        }

        private static Rests rests(KnownCase known) {
            return new Rests(known, FieldClass.EXISTENCE, known.id().toString(), UNKNOWN_ID);
        }

        private List<Request> plain(OpenApiOperation operation) {
            String body = bodies.getOrDefault(operation.id(), "{}");
            List<Request> requests = byPath.entrySet().stream()
                    .filter(known -> operation.path().startsWith(known.getKey() + "{id}"))
                    .flatMap(known -> known.getValue().stream())
                    .flatMap(known -> queries.getOrDefault(operation.id(), List.of("")).stream()
                            .map(query -> new Request(
                                    operation,
                                    operation
                                                    .path()
                                                    .replace("{id}", known.id().toString())
                                                    .replaceAll("\\{[^}]+}", UNKNOWN_ID)
                                            + query,
                                    body,
                                    rests(known),
                                    false)))
                    .toList();
            return requests.isEmpty()
                    ? List.of(new Request(
                            operation, operation.path().replaceAll("\\{[^}]+}", UNKNOWN_ID), body, null, false))
                    : requests;
        }

        /** Reads one answer: what stands in its bytes, and which fields of which case. */
        void look(Asked asked) {
            if (asked.answer().status() >= 500) {
                findings.add(asked + "\n    broke: " + asked.answer());
            }
            String bytes = bytes(asked);
            for (KnownCase known : byId.values()) {
                hidden(known, asked)
                        .filter(bytes::contains)
                        .forEach(mark -> findings.add(asked
                                + "\n    may not see " + mark + " of the " + known.name() + ", but it stands in:\n    "
                                + bytes));
            }
            JsonNode body = json(asked.answer());
            Schema schema = schemas.of(asked.request().operation().id());
            // a command that comes to nothing shows the case as it stands in the shape of its success
            read(
                    asked,
                    asked.succeeded() ? body : body.path("current"),
                    schema,
                    asked.request().subject());
        }

        /** What was said, without what the caller said: a problem names the address it was asked at. */
        private static String bytes(Asked asked) {
            String path = asked.request().path();
            return (asked.answer().headers() + asked.answer().body())
                    .replace(path, "")
                    .replace(path.replaceFirst("\\?.*", ""), "");
        }

        private Stream<String> hidden(KnownCase known, Asked asked) {
            Map<String, FieldClass> marks = new HashMap<>(known.marks());
            marks.computeIfPresent(
                    known.id().toString(),
                    (id, field) -> ids.getOrDefault(asked.request().operation().id(), field));
            FieldClass prints = printed.get(asked.request().operation().id());
            return Stream.concat(
                    prints != null && shows(asked, known, prints) ? Stream.empty() : known.secrets().stream(),
                    marks.entrySet().stream()
                            .filter(mark -> !shows(asked, known, mark.getValue()))
                            .map(Map.Entry::getKey));
        }

        /** Whether the policy shows the class, given that the answer rests on another one perhaps. */
        private boolean maySee(Asked asked, KnownCase known, FieldClass field) {
            Rests rests = asked.request().rests();
            FieldClass first = needed.get(asked.request().operation().id());
            KnownCase subject = asked.request().subject();
            boolean told = first == null || subject == null || shows(asked, subject, first);
            return told
                    && shows(asked, known, field)
                    && (rests == null || !rests.on().equals(known) || shows(asked, known, rests.field()));
        }

        private boolean shows(Asked asked, KnownCase known, FieldClass field) {
            KnownCase survivor = survivors.get(known);
            return field == FieldClass.CONTACT
                            && survivor != null
                            && survivor.equals(asked.request().subject())
                    ? known.to(asked.caller()).shows(FieldClass.PARTIES)
                            && survivor.to(asked.caller()).shows(field)
                    : known.to(asked.caller()).shows(field);
        }

        private void read(Asked asked, JsonNode value, Schema schema, @Nullable KnownCase about) {
            if (value.isArray()) {
                value.forEach(element -> read(asked, element, schemas.element(schema), about));
                return;
            }
            KnownCase subject = subject(value).orElse(about);
            boolean own = OWNERS.stream()
                    .anyMatch(owner -> value.path(owner)
                            .asString("")
                            .equals(asked.caller().department().code()));
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (!schema.name().isEmpty()
                        && !(own && ownWork(asked, schema.name() + "." + member.getKey(), subject))) {
                    row(asked, schema.name() + "." + member.getKey(), member.getValue(), subject);
                }
                read(asked, member.getValue(), schemas.field(schema, member.getKey()), subject);
            }
        }

        /** Whether the field is hidden from the caller but for what their own department wrote before it left the case. */
        private boolean ownWork(Asked asked, String field, @Nullable KnownCase subject) {
            Optional<FieldClass> row = table.rows().get(field);
            return row != null
                    && row.isPresent()
                    && subject != null
                    && subject.to(asked.caller()).own().contains(row.get());
        }

        private void row(Asked asked, String field, JsonNode value, @Nullable KnownCase subject) {
            Optional<FieldClass> row = table.rows().get(field);
            if (row == null) {
                findings.add(field + " came back and has no row in the table of fields");
            } else if (row.isPresent()
                    && subject != null
                    && !value.isNull()
                    && !(value.isContainer() && value.isEmpty())) {
                asked.shown().computeIfAbsent(subject, first -> new TreeSet<>()).add(field);
            }
        }

        private Optional<KnownCase> subject(JsonNode value) {
            return Stream.of("id", "caseId", "fromCase")
                    .map(name -> value.path(name).asString(""))
                    .flatMap(name -> byId.values().stream().filter(known -> known.isCalled(name)))
                    .findFirst();
        }

        private static JsonNode json(Probe.Answer answer) {
            try {
                return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
            } catch (JacksonException other) {
                return JSON.createObjectNode();
            }
        }

        /** Each caller against the union of all of them. */
        void compareFields(List<Asked> asked) {
            Map<String, List<Asked>> byRequest = asked.stream()
                    .collect(Collectors.groupingBy(one -> one.request().toString()));
            Set<String> everSeen = new TreeSet<>();
            for (List<Asked> same : byRequest.values()) {
                for (KnownCase known : byId.values()) {
                    Set<String> union = same.stream()
                            .flatMap(one -> fields(one, known).stream())
                            .collect(Collectors.toCollection(TreeSet::new));
                    everSeen.addAll(union);
                    same.forEach(one -> compareFields(one, known, union));
                }
            }
            table.rows().forEach((field, row) -> {
                if (row.isPresent() && !everSeen.contains(field)) {
                    findings.add(field + " was shown to nobody, so nothing was compared");
                }
            });
        }

        private void compareFields(Asked asked, KnownCase known, Set<String> union) {
            Set<String> due = union.stream()
                    .filter(field -> maySee(asked, known, table.classOf(field)))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> shown = fields(asked, known);
            Set<String> tooMany = new TreeSet<>(shown);
            tooMany.removeAll(due);
            Set<String> tooFew = new TreeSet<>(due);
            tooFew.removeAll(shown);
            if (!tooMany.isEmpty()) {
                findings.add(asked + "\n    may not see of the " + known.name() + ": " + tooMany);
            }
            boolean owed =
                    asked.succeeded() || asked.request().operation().method().equals("GET");
            if (owed && !tooFew.isEmpty()) {
                findings.add(asked + "\n    may see, but does not, of the " + known.name() + ": " + tooFew + "\n    "
                        + asked.answer());
            }
        }

        private static Set<String> fields(Asked asked, KnownCase known) {
            return asked.shown().getOrDefault(known, Set.of());
        }

        void compareMarks(List<Asked> asked) {
            List<String> all = asked.stream().map(Run::bytes).toList();
            for (KnownCase known : byId.values()) {
                known.marks().keySet().stream()
                        .filter(mark -> all.stream().noneMatch(bytes -> bytes.contains(mark)))
                        .forEach(mark -> findings.add(
                                mark + " of the " + known.name() + " was shown to nobody, so nothing was compared"));
            }
        }
    }
}
