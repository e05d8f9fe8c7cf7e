/** A case as a caller may see it. */
@NullMarked
package cn.fengqiao.cases.view;

import org.jspecify.annotations.NullMarked;
