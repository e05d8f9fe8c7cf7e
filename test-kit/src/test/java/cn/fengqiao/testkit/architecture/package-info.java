@NullMarked
package cn.fengqiao.testkit.architecture;

import org.jspecify.annotations.NullMarked;
