// The types of the schema and of every operation; nothing generated is edited by hand.
const folder = process.env.LIANGXIN_GENERATED;
const config = {
  enumsAsTypes: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: { Date: "string", DateTime: "string", Decimal: "string" },
};

module.exports = {
  schema: "../../../schema.graphql",
  documents: ["../operations.graphql"],
  generates: {
    [`${folder}/schema.ts`]: { plugins: ["typescript"], config },
    [`${folder}/operations.ts`]: { plugins: ["typescript-operations"], config },
  },
};
