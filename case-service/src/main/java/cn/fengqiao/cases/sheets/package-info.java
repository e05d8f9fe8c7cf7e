/** Sheets people fill in, CSV and Excel, read as a header and rows; what the rows mean is for the features. */
@NullMarked
package cn.fengqiao.cases.sheets;

import org.jspecify.annotations.NullMarked;
