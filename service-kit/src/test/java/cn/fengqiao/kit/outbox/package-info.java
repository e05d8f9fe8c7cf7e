@NullMarked
package cn.fengqiao.kit.outbox;

import org.jspecify.annotations.NullMarked;
