/** The search knows pieces of two characters; a rare one, of two UTF-16 units, is still one. */
export function isSearchable(text: string): boolean {
  return Array.from(text.trim()).length >= 2;
}
