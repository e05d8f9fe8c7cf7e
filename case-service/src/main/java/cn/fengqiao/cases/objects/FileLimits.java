package cn.fengqiao.cases.objects;

/**
 * What looking at a file may cost.
 *
 * @param most bytes of a file
 * @param unpacked bytes of everything packed in it, text and structure; pictures in a PDF are not unpacked
 * @param entries parts of a DOCX or XLSX
 * @param objects of a PDF
 * @param pixels of a picture
 */
record FileLimits(long most, long unpacked, int entries, int objects, long pixels) {}
