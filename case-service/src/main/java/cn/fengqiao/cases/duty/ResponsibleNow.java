package cn.fengqiao.cases.duty;

import cn.fengqiao.cases.responsibility.Responsibilities;
import cn.fengqiao.cases.vocabulary.Refreshed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a place at a moment, by opaque id and account; from memory, so that it may be asked for every case of a
 * page. Guarantees an answer that was true at most one lifetime ago; who must not miss a handover of the last seconds
 * reads the rows. May be asked inside a transaction: it reads on a thread and in a transaction of its own.
 */
public final class ResponsibleNow {

    /** Terms, accounts and names as they stood at one moment. */
    public record Picture(Responsibilities responsibilities, Map<UUID, String> subjects, Map<UUID, Named> names) {

        public Picture {
            subjects = Map.copyOf(subjects);
            names = Map.copyOf(names);
        }
    }

    /**
     * An official as everybody who works with them knows them.
     *
     * @param posts codes of the dictionary of posts
     */
    public record Named(String name, List<String> posts) {

        public Named {
            posts = List.copyOf(posts);
        }
    }

    /**
     * Somebody who answers.
     *
     * @param official opaque id
     * @param subject of their account; null before there is one
     */
    public record Person(UUID official, @Nullable String subject) {}

    /**
     * Who answers for the place at one level.
     *
     * @param of the place that was asked for, or the nearest around it that says who
     */
    public record Answering(
            Level level,
            AreaPath of,
            Person holder,
            @Nullable Person deputy) {}

    private static final Executor OWN_THREAD = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("responsible-now").factory());

    private final Refreshed<Picture> current;

    /** @param source reads the terms of every place; called at most once per {@code lifetime} */
    public ResponsibleNow(Supplier<Picture> source, Duration lifetime) {
        this.current = new Refreshed<>(
                () -> CompletableFuture.supplyAsync(source, OWN_THREAD).join(), lifetime);
    }

    /** From L3 upwards; a level nobody answers for is left out. */
    public List<Answering> chain(AreaPath place, Instant at) {
        Picture picture = current.get();
        return picture.responsibilities().chain(place, at).stream()
                .map(link -> {
                    UUID deputy = link.deputy();
                    return new Answering(
                            link.level(),
                            link.of(),
                            person(picture, link.holder()),
                            deputy == null ? null : person(picture, deputy));
                })
                .toList();
    }

    /**
     * Accounts of those who answer for the place at {@code lowest} or above, or stand in for them; empty where nobody was
     * appointed there, or nobody who was has an account.
     */
    public Set<String> accounts(AreaPath place, Level lowest, Instant at) {
        return chain(place, at).stream()
                .filter(answering -> answering.level().compareTo(lowest) >= 0)
                .flatMap(answering ->
                        Stream.of(Optional.of(answering.holder()), Optional.ofNullable(answering.deputy())))
                .flatMap(Optional::stream)
                .flatMap(person -> Stream.ofNullable(person.subject()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Name and posts of an official; empty for one who joined a moment ago. */
    public Optional<Named> named(UUID official) {
        return Optional.ofNullable(current.get().names().get(official));
    }

    private static Person person(Picture picture, UUID official) {
        return new Person(official, picture.subjects().get(official));
    }
}
