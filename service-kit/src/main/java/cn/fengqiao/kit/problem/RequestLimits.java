package cn.fengqiao.kit.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what a request may carry.
 *
 * @param maxBody of a body that is not multipart. 1 MiB holds the longest case with 100 parties 20 times over; multipart
 *     uploads have the limits of {@code spring.servlet.multipart}
 * @param maxDepth nesting of a JSON body; our deepest needs 4
 */
@ConfigurationProperties("fengqiao.request")
record RequestLimits(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("24") int maxDepth) {}
