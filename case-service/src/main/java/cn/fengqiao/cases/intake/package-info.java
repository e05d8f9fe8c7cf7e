/** What it takes to raise a case: the request, its rules, and the handler every channel goes through. */
@NullMarked
package cn.fengqiao.cases.intake;

import org.jspecify.annotations.NullMarked;
