/** Prints papers: as PDF with its type embedded, as DOCX, and a whole case file as one book. */
@NullMarked
package cn.fengqiao.cases.print;

import org.jspecify.annotations.NullMarked;
