@NullMarked
package cn.fengqiao.testkit.architecture.planted.dispute;

import org.jspecify.annotations.NullMarked;
