/** 一案一档: the documents of a case, what has to be among them, sealing, and the whole file in one piece. */
@NullMarked
package cn.fengqiao.cases.documents;

import org.jspecify.annotations.NullMarked;
