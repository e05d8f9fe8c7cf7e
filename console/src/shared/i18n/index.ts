import { usePreferences } from '../preferences.ts';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export type { Messages } from './zh.ts';

/** The console's words in the chosen language. */
export function useT(): Messages {
  return usePreferences().language === 'en' ? en : zh;
}

/** A server's name for a code: in English our word for it where we have one, otherwise what the server calls it. */
export function named(words: Record<string, string>, code: string, serverName: string | undefined): string {
  return words === zh.status ? (serverName ?? words[code] ?? code) : (words[code] ?? serverName ?? code);
}
