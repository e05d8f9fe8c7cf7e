import { useMe } from './dictionaries.ts';

/** For whom a thing on the screen makes sense, as the access policy has it; what may be done is decided by the server. */
export const FIELD: readonly string[] = ['DISPATCHER', 'RECEIVER', 'LIAISON', 'MEDIATOR', 'GRID_WORKER'];
export const WORKS_ON_CASES: readonly string[] = [...FIELD, 'LEADER'];
export const IMPORTS_FILES: readonly string[] = ['DISPATCHER', 'ADMIN'];

export function useRole(among: readonly string[]): boolean {
  return useMe().data?.roles.some((role) => among.includes(role)) ?? false;
}
