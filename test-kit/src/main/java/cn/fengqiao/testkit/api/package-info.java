/** Tests of a running service against its committed OpenAPI document and the access policy. */
@NullMarked
package cn.fengqiao.testkit.api;

import org.jspecify.annotations.NullMarked;
