/** Dictionaries and areas for screens. */
@NullMarked
package cn.fengqiao.cases.catalogue;

import org.jspecify.annotations.NullMarked;
