package cn.fengqiao.kit.api;

import cn.fengqiao.kit.problem.ProblemType;
import java.util.List;
import java.util.Map;

/**
 * What of the OpenAPI document only the service itself knows; each service has one as a bean.
 *
 * @param title of the document
 * @param description what the service is for
 * @param problems by operation id, beyond those that every operation and every one with a body can answer with
 */
public record ApiDescription(String title, String description, Map<String, List<ProblemType>> problems) {}
