package cn.fengqiao.kit.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How request bodies are read: nothing that is sent is ignored, guessed or bent into shape. Answers of other services
 * and events are read tolerantly, with the mapper this one is derived from.
 */
final class StrictJson {

    private StrictJson() {}

    static JsonMapper strict(JsonMapper tolerant) {
        return tolerant.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(
                        new SimpleModule("fengqiao-strict-requests") {
                            @Override
                            public void setupModule(SetupContext context) {
                                super.setupModule(context);
                                context.insertAnnotationIntrospector(new NullMarkedRecords());
                            }
                        }.addDeserializer(String.class, new TextDeserializer(false))
                                .addDeserializer(
                                        LocalDate.class,
                                        new PlausibleDeserializer<>(
                                                LocalDate.class,
                                                LocalDateDeserializer.INSTANCE,
                                                PlausibleTime::plausible))
                                .addDeserializer(
                                        Instant.class,
                                        new PlausibleDeserializer<>(
                                                Instant.class, InstantDeserializer.INSTANT, PlausibleTime::plausible)))
                .build();
    }

    /** A component of a record is required, and may not be null, unless it is marked {@code @Nullable}. */
    static final class NullMarkedRecords extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return demanded(member) ? Boolean.TRUE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return demanded(annotated)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
                    : JsonSetter.Value.empty();
        }

        private static boolean demanded(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()
                    && parameter.getDeclaringClass().getName().startsWith("cn.fengqiao.")
                    && parameter.getOwner().getAnnotated() instanceof Executable constructor
                    && !nullable(constructor.getAnnotatedParameterTypes()[parameter.getIndex()]);
        }

        private static boolean nullable(AnnotatedType type) {
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}
