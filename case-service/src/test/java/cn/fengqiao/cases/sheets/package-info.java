/** Files with what real files have: damage. */
@NullMarked
package cn.fengqiao.cases.sheets;

import org.jspecify.annotations.NullMarked;
