/** What tests of every module share: real parts, tokens, rules. */
@NullMarked
package cn.fengqiao.testkit;

import org.jspecify.annotations.NullMarked;
