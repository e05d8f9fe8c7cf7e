package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.Place;
import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A community or a grid of the scope.
 *
 * @param households how many there are, if known; of a grid it becomes the number to be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignPlace(AreaPath area, @Nullable Integer households) {

    static CampaignPlace of(Place place) {
        return new CampaignPlace(place.area(), place.households());
    }

    Place place() {
        return new Place(area, households);
    }
}
