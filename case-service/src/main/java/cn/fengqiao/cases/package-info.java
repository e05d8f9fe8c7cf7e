/** The case service: raises, reads and moves dispute cases, and tells the others what happened. */
@NullMarked
package cn.fengqiao.cases;

import org.jspecify.annotations.NullMarked;
