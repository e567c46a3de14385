import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // For what hangs. Tests that start servers and programs take long on a busy machine, and are right all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: "node", include: ["test/**/*.test.ts"], exclude: ["test/browser/**"] } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/helpers/browser-setup.ts",
        },
      },
    ],
  },
});
