/** Sealing, keyed hashes, numbers and addresses. */
@NullMarked
package cn.fengqiao.cases.secret;

import org.jspecify.annotations.NullMarked;
