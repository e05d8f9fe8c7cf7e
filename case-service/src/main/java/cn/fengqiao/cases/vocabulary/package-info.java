/** Code tables and the tree of areas, kept in memory. */
@NullMarked
package cn.fengqiao.cases.vocabulary;

import org.jspecify.annotations.NullMarked;
