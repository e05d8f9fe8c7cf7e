import { usePreferences } from '../preferences.ts';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export { clockName, named, typeName } from './words.ts';
export type { Messages } from './zh.ts';

/** The console's words in the chosen language. */
export function useT(): Messages {
  return usePreferences().language === 'en' ? en : zh;
}
