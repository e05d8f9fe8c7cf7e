@NullMarked
package cn.fengqiao.kit.observe;

import org.jspecify.annotations.NullMarked;
