import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const rule = '@typescript-eslint/no-restricted-imports';
const eslint = new ESLint({ overrideConfig: { languageOptions: { parserOptions: { project: null, projectService: false } } }, ruleFilter: ({ ruleId }) => ruleId === rule });

async function refused(filePath: string, from: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import { x } from '${from}';\nexport const y = x;\n`, { filePath });
  return result?.messages.some((message) => message.ruleId === rule) ?? false;
}

test.each([
  ['src/shared/ui/States.tsx', '../../features/queue/api/queue.ts'],
  ['src/shared/ui/States.tsx', '../../app/App.tsx'],
  ['src/features/queue/components/Queue.tsx', '../../case/api/case.ts'],
  ['src/features/raise/components/RaisePage.tsx', '../../queue/components/Queue.tsx'],
  ['src/features/case/api/case.ts', '../../../app/queryClient.ts'],
])('%s may not import %s', async (file, from) => {
  expect(await refused(file, from)).toBe(true);
});

test.each([
  ['src/features/queue/components/Queue.tsx', '../api/queue.ts'],
  ['src/features/queue/components/Queue.tsx', '../../../shared/api/http.ts'],
  ['src/app/QueuePage.tsx', '../features/queue/components/Queue.tsx'],
])('%s may import %s', async (file, from) => {
  expect(await refused(file, from)).toBe(false);
});
