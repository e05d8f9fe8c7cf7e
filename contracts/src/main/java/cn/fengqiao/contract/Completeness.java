package cn.fengqiao.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an event lacks. Jackson leaves an absent component null and does not know which ones the record declares
 * {@code @Nullable}; this does, so that nullness is written down once, in the record.
 */
final class Completeness {

    private static final Map<Class<?>, List<RecordComponent>> REQUIRED = new ConcurrentHashMap<>();

    private Completeness() {}

    /** Dotted name of the first component that must be there and is not. */
    static Optional<String> missing(Record data) {
        for (RecordComponent component : REQUIRED.computeIfAbsent(data.getClass(), Completeness::required)) {
            Object value = read(component, data);
            if (value == null) {
                return Optional.of(component.getName());
            }
            if (value instanceof Record inner) {
                Optional<String> below = missing(inner);
                if (below.isPresent()) {
                    return below.map(name -> component.getName() + "." + name);
                }
            }
            if (value instanceof List<?> items) {
                for (Object item : items) {
                    if (item instanceof Record inner && missing(inner).isPresent()) {
                        return missing(inner).map(name -> component.getName() + "[]." + name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<RecordComponent> required(Class<?> type) {
        List<RecordComponent> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
        // A nested record is not public by itself, its interface makes it so; reflection asks for more than that.
        required.forEach(component -> component.getAccessor().trySetAccessible());
        return required;
    }

    private static @Nullable Object read(RecordComponent component, Record data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's own accessor failed: " + component, e);
        }
    }
}
