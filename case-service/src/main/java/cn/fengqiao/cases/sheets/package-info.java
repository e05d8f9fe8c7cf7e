/** Files of rows, as spreadsheets and other systems write them: read forward, one record at a time, within limits. */
@NullMarked
package cn.fengqiao.cases.sheets;

import org.jspecify.annotations.NullMarked;
