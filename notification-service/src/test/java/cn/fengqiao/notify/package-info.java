@NullMarked
package cn.fengqiao.notify;

import org.jspecify.annotations.NullMarked;
