import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // For what hangs. Tests that start servers and programs take long on a busy machine, and are right all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
