import { defineConfig } from "vite";

// Browsers that know light-dark(), so that the colours are shipped as they are written.
const browsers = ["chrome123", "edge123", "firefox120", "safari17.5"];

export default defineConfig({
  base: "./", // assets find each other wherever the server mounts them
  publicDir: false,
  build: {
    target: browsers,
    cssTarget: browsers,
    manifest: "manifest.json",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the policy's font-src allows no data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: ["src/main.ts"] },
  },
});
