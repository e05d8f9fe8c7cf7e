@NullMarked
package cn.fengqiao.notify.ladder;

import org.jspecify.annotations.NullMarked;
