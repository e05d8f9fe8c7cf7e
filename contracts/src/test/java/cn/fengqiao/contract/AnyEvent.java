package cn.fengqiao.contract;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes events with every component the record has, at random but repeatably. */
final class AnyEvent {

    private static final long DAYS_TO_2100 = 47_000L;
    private final Random random;

    private AnyEvent(long seed) {
        this.random = new Random(seed);
    }

    /** Set {@code -Dfengqiao.seed=…} to repeat a run. */
    static AnyEvent printingItsSeed() {
        long seed = Long.getLong("fengqiao.seed", System.nanoTime());
        System.out.println("fengqiao.seed=" + seed);
        return new AnyEvent(seed);
    }

    Random random() {
        return random;
    }

    EventEnvelope<Event> envelope(EventType type) {
        return new EventEnvelope<>(
                EventEnvelope.newId(),
                type,
                "/somebody",
                UUID.randomUUID(),
                instant(),
                (type.data() == Canary.class ? 0 : 1) + random.nextLong(1_000_000),
                random.nextBoolean() ? null : "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                random.nextBoolean() ? null : UUID.randomUUID(),
                anyOf(DataClassification.class),
                type.data() == Canary.class ? canary(type) : (Event) record(type.data()));
    }

    private Canary canary(EventType type) {
        String station = switch (type) {
            case RISK_CANARY -> "risk-service";
            case NOTIFICATION_CANARY -> "notification-service";
            default -> "case-service";
        };
        return new Canary(UUID.randomUUID(), station, instant());
    }

    private Record record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] =
                    value(components[i].getName(), components[i].getGenericType(), components[i].getAnnotatedType());
        }
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private @Nullable Object value(String name, Type type, AnnotatedType annotated) {
        if (annotated.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Map.class) {
                Class<?> to = (Class<?>) generic.getActualTypeArguments()[1];
                var values = new HashMap<String, Object>();
                IntStream.range(0, random.nextInt(4)).forEach(i -> values.put(code(), single(name, to)));
                return values;
            }
            Class<?> item = (Class<?>) generic.getActualTypeArguments()[0];
            int atLeast = name.equals("departments") ? 1 : 0;
            return IntStream.range(0, atLeast + random.nextInt(5))
                    .mapToObj(i -> single(name, item))
                    .toList();
        }
        return single(name, (Class<?>) type);
    }

    private Object single(String name, Class<?> type) {
        if (type.isEnum()) {
            return anyOf(type);
        }
        if (type == Department.class) {
            return Department.of("D" + letters(1 + random.nextInt(39), "ABCXYZ0189_"));
        }
        if (type == AreaPath.class) {
            return AreaPath.of(String.join(
                    ".",
                    IntStream.range(0, 1 + random.nextInt(8))
                            .mapToObj(i -> letters(1 + random.nextInt(16), "ABCXYZ0189"))
                            .toList()));
        }
        if (type == String.class) {
            return code();
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type == Instant.class) {
            return instant();
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH.plusDays(random.nextInt(100_000));
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class) {
            return name.equals("partyCount") ? random.nextInt(Integer.MAX_VALUE) : random.nextInt();
        }
        if (type == long.class) {
            return 1 + random.nextLong(Long.MAX_VALUE - 1);
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalStateException("no way yet to make a " + type);
    }

    private <E> E anyOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        if (constants == null) {
            throw new IllegalStateException(type + " is no enum");
        }
        return constants[random.nextInt(constants.length)];
    }

    private String code() {
        return letters(1 + random.nextInt(128), "ABCabc0123456789._:+/=-");
    }

    private String letters(int length, String alphabet) {
        var letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(DAYS_TO_2100 * 86_400), random.nextInt(1_000_000) * 1_000L);
    }
}
