/** Who answers for a place at which moment: pure, without clock or database. */
@NullMarked
package cn.fengqiao.cases.responsibility;

import org.jspecify.annotations.NullMarked;
