@NullMarked
package cn.fengqiao.testkit.architecture.planted.raise;

import org.jspecify.annotations.NullMarked;
