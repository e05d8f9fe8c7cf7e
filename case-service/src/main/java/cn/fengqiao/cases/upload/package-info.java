/**
 * Files that are handed in and worked through afterwards, whatever their rows are: kept sealed, read by a worker that can
 * die, and answered for row by row.
 */
@NullMarked
package cn.fengqiao.cases.upload;

import org.jspecify.annotations.NullMarked;
