import { readdirSync } from "node:fs";

import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

/** app → features → components | hooks | lib. Features never import each other. */
const floors = [
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@/app/*"], message: "Features stand below the app." },
            {
              group: ["@/features/*", `!@/features/${name}`, `!@/features/${name}/**`],
              message: "Features don't import each other: compose them in app/routes.",
            },
          ],
        },
      ],
    },
  })),
  {
    files: ["src/components/**", "src/hooks/**", "src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@/app/*", "@/features/*"], message: "This floor knows no feature." }] },
      ],
    },
  },
  {
    files: ["src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@/app/*", "@/features/*", "@/components/*", "@/hooks/*"],
              message: "lib is the ground.",
            },
          ],
        },
      ],
    },
  },
];

export default defineConfig(
  { ignores: ["node_modules", "src/lib/api/schema.gen.d.ts", "public"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  hooks.configs.flat["recommended-latest"],
  { languageOptions: { parserOptions: { project: "./tsconfig.json" } } },
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": "off", // the router's redirects are thrown
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      complexity: ["error", 14],
      "react-hooks/incompatible-library": "off", // tells of a compiler that we don't use
      "max-lines": ["error", { max: 300 }],
    },
  },
  ...floors,
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { URL: "readonly" } },
  },
);
