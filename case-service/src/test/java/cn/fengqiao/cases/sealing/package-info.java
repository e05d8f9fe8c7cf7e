@NullMarked
package cn.fengqiao.cases.sealing;

import org.jspecify.annotations.NullMarked;
