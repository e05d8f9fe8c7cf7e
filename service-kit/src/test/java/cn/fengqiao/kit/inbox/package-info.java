@NullMarked
package cn.fengqiao.kit.inbox;

import org.jspecify.annotations.NullMarked;
