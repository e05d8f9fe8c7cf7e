/** Screening as rules without a database: what a campaign needs, what may be asked, what an answer means, what looks odd. */
@NullMarked
package cn.fengqiao.cases.screening;

import org.jspecify.annotations.NullMarked;
