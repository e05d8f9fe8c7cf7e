import type { QueueItem } from '../api/types.ts';
import { englishCodes } from './codes.ts';
import { zh, type Messages } from './zh.ts';

type CodeTable = 'statuses' | keyof typeof englishCodes;

/** The name of a code: the server's in Chinese; in English ours where we have one, otherwise the server's. */
export function named(t: Messages, table: CodeTable, code: string, serverName: string | undefined): string {
  const ours = table === 'statuses' ? t.status[code] : (englishCodes[table] as Record<string, string>)[code];
  return t === zh ? (serverName ?? zh.status[code] ?? code) : (ours ?? serverName ?? code);
}

/** The name of a clock. */
export function clockName(t: Messages, { kind, name }: { kind: string; name?: string }): string {
  const words: Readonly<Record<string, string | undefined>> = t.clock;
  return t === zh ? (name ?? words[kind] ?? kind) : (words[kind] ?? name ?? kind);
}

/** The type of a case; one that a machine proposed says so in either language, where the server's name does it in Chinese only. */
export function typeName(t: Messages, { type, typeName, proposals }: Pick<QueueItem, 'type' | 'typeName' | 'proposals'>): string {
  const proposal = proposals?.find((each) => each.field === 'TYPE' && each.code === type);
  return proposal ? t.case.proposal(named(t, 'types', type, proposal.name)) : named(t, 'types', type, typeName);
}
