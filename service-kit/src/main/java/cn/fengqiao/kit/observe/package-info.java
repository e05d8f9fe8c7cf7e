/** Names of what is measured, logs without personal data, traces. */
@NullMarked
package cn.fengqiao.kit.observe;

import org.jspecify.annotations.NullMarked;
