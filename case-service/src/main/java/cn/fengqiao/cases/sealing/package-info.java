/** What a seal of a case file says, and how a file is compared with it later. */
@NullMarked
package cn.fengqiao.cases.sealing;

import org.jspecify.annotations.NullMarked;
