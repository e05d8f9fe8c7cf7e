package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.ActivityStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent.ActivityKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lecture, visit or live stream. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActivityView(
        UUID id,
        UUID studioId,
        ActivityKind kind,
        String topic,
        LocalDate day,
        AreaPath area,
        String place,
        @Nullable String venue,
        ActivityStatus status,
        String statusName,
        int attendance,
        int views,
        long version) {

    /** @param next give it as {@code after} for those that follow; absent when there are none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ActivityPage")
    record Page(List<ActivityView> items, @Nullable String next) {}
}
