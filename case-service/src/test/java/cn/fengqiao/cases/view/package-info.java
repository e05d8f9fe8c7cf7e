@NullMarked
package cn.fengqiao.cases.view;

import org.jspecify.annotations.NullMarked;
