import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = ['queue', 'case', 'raise', 'imports', 'reachability', 'deadletters'];

const fromFeaturesUp = { group: ['**/features/**', '**/app/**'], message: 'shared is the ground: it knows no feature and no page' };
const fromApp = { group: ['**/app/**'], message: 'imports flow shared → features → app' };

/** Features do not know each other; where two meet, app puts them together. tests/layers.test.ts sees these rules bite. */
const layers = [
  { files: ['src/shared/**'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [fromFeaturesUp] }] } },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            fromApp,
            ...features
              .filter((other) => other !== feature)
              .map((other) => ({ group: [`**/${other}/api/**`, `**/${other}/components/**`], message: 'features do not use each other' })),
          ],
        },
      ],
    },
  })),
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/shared/api/generated'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } } },
  hooks.configs.flat.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // numbers and booleans read well in a template, and the compiler knows them
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...layers,
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
