@NullMarked
package cn.fengqiao.notify.listen;

import org.jspecify.annotations.NullMarked;
