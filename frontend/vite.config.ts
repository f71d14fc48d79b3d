import { fileURLToPath, URL } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SERVER = process.env["IGNY8_DEV_SERVER"] ?? "http://localhost:8000";

/** Sonner writes its styles into a <style> element, which our content policy forbids: we import them as a file. */
function sonnerWithoutStyles(): Plugin {
  return {
    name: "sonner-without-styles",
    enforce: "pre",
    transform(code, id) {
      if (!/[\\/]sonner[\\/]dist[\\/]index\.m?js/.test(id)) return null;
      const without = code.replace(/__insertCSS\(("|')/, "void ($1");
      if (without === code) throw new Error("sonner no longer inserts its styles this way; look at it anew");
      return { code: without, map: null };
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), sonnerWithoutStyles()],
  resolve: {
    alias: {
      "@": here("./src"),
      "react-style-singleton": here("./src/lib/style-singleton.ts"),
    },
  },
  build: {
    outDir: here("../igny8/web/dist"),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(["/api", "/_allauth", "/static"].map((path) => [path, SERVER])),
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
