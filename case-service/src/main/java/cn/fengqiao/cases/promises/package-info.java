/** 承诺台账: what departments promise on cases, and the one ledger of all that was promised. */
@NullMarked
package cn.fengqiao.cases.promises;

import org.jspecify.annotations.NullMarked;
