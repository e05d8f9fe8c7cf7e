@NullMarked
package cn.fengqiao.cases.documents;

import org.jspecify.annotations.NullMarked;
