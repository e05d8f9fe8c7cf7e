@NullMarked
package cn.fengqiao.testkit.architecture.planted.assign;

import org.jspecify.annotations.NullMarked;
