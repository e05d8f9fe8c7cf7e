package cn.fengqiao.cases.sheets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How large a workbook may be. The reader keeps the table of shared texts and the row it is at in memory; everything
 * else is read from the file, so the heap is bounded by the last three.
 *
 * @param packed of the file
 * @param unpacked of everything in it
 * @param sharedTexts of the table of shared texts, unpacked
 * @param sharedTags tags in that table: a text takes four, and each text costs memory however short it is
 * @param row of one row of a sheet, unpacked
 */
@ConfigurationProperties("fengqiao.case.imports.xlsx")
public record XlsxLimits(DataSize packed, DataSize unpacked, DataSize sharedTexts, int sharedTags, DataSize row) {}
