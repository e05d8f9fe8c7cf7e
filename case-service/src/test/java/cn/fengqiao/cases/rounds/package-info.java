@NullMarked
package cn.fengqiao.cases.rounds;

import org.jspecify.annotations.NullMarked;
