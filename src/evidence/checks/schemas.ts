import type { Check } from "../check.js";

const schemas: Check = {
  id: "schemas",
  title: "Every JSON file has the shape that its published schema tells",
  run: ({ shapes }) => shapes(),
};
export default schemas;
