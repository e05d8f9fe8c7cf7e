@NullMarked
package cn.fengqiao.testkit.architecture.planted;

import org.jspecify.annotations.NullMarked;
