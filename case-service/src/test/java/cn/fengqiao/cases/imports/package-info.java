/** Files with what real files have: damage. */
@NullMarked
package cn.fengqiao.cases.imports;

import org.jspecify.annotations.NullMarked;
