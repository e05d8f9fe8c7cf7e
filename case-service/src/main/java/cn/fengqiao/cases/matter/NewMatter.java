package cn.fengqiao.cases.matter;

import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matter that is to be opened.
 *
 * @param key the caller's own; a repeat under it opens nothing
 * @param request what was asked, as a record that Jackson writes the same way each time; only its digest is kept
 * @param departments who works on it; the caller's own among them
 */
public record NewMatter(
        MatterKind kind,
        String key,
        Object request,
        AreaPath area,
        List<Department> departments,
        @Nullable Department lead,
        boolean restricted) {}
