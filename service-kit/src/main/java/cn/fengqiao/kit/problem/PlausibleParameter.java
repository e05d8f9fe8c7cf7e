package cn.fengqiao.kit.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Reads a day or a moment of a parameter; an empty one is none. */
final class PlausibleParameter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(
                new ConvertiblePair(String.class, LocalDate.class), new ConvertiblePair(String.class, Instant.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null || source.toString().isEmpty()) {
            return null;
        }
        return to.getType() == Instant.class
                ? PlausibleTime.moment(source.toString())
                : PlausibleTime.day(source.toString());
    }
}
