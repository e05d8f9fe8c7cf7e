/** The tables of the service. Only here is SQL. */
@NullMarked
package cn.fengqiao.cases.store;

import org.jspecify.annotations.NullMarked;
