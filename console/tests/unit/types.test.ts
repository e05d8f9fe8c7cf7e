import { expect, test } from 'vitest';
import { services, typesOf, written } from '../../dev/generateTypes.mjs';

test.each(await services())('the types of %s are those of its committed document; if not, `npm run types`', async (name) => {
  expect(await written(name)).toBe(await typesOf(name));
});
