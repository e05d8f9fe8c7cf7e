/** 补正: what a case says is corrected or completed, and what it said before can be read. */
@NullMarked
package cn.fengqiao.cases.amend;

import org.jspecify.annotations.NullMarked;
