/** Officials, teams, and who answers for which place: kept, handed over, entered from a sheet. */
@NullMarked
package cn.fengqiao.cases.people;

import org.jspecify.annotations.NullMarked;
