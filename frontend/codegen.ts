import type { CodegenConfig } from "@graphql-codegen/cli";
import { type DocumentNode, Kind } from "graphql";

const config: CodegenConfig = {
  schema: process.env.LIANGXIN_SCHEMA ?? "../schema.graphql",
  documents: ["src/**/*.graphql"],
  ignoreNoDocuments: true,
  generates: {
    [process.env.LIANGXIN_GENERATED ?? "src/gql/"]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        // The pages carry hashes; the server has the texts (backend/api/trusted.py).
        persistedDocuments: { mode: "replaceDocumentWithHash" },
        onExecutableDocumentNode: (document: DocumentNode) => {
          const found = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
          return found && { kind: found.operation, name: found.name?.value };
        },
      },
      config: {
        documentMode: "string",
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          Date: "string",
          DateTime: "string",
          Decimal: "string",
          JSON: "unknown",
        },
      },
    },
  },
};

export default config;
