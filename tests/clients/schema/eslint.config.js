// graphql-eslint over schema.graphql: every rule for schemas, Relay's among them. A rule that is off
// says why. Run from the root of the tree: `make check-schema`.

import plugin from "@graphql-eslint/eslint-plugin";

const all = plugin.configs["flat/schema-all"].rules;
const relay = plugin.configs["flat/schema-relay"].rules;

export default [
  {
    files: ["**/*.graphql"],
    languageOptions: {
      parser: plugin.parser,
      parserOptions: { graphQLConfig: { schema: "./schema.graphql" } },
    },
    plugins: { "@graphql-eslint": plugin },
    rules: {
      ...all,
      ...relay,
      "@graphql-eslint/require-description": [
        "error",
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      // Short lists that belong to their object, such as the sessions of a user, are no connections.
      "@graphql-eslint/relay-edge-types": [
        "error",
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
      // Fields stand in the order in which a person reads a record, values in that of the field.
      "@graphql-eslint/alphabetize": "off",
      // There is something to be done here.
      "@graphql-eslint/no-root-type": "off",
      // What has an identity implements Node, which asks for the id; a value has none.
      "@graphql-eslint/strict-id-in-types": "off",
      // A list and a payload are never null: a fault is an error of the request as a whole.
      "@graphql-eslint/require-nullable-result-in-root": "off",
      // A payload gives what was changed; what else a client wants to know, it asks.
      "@graphql-eslint/require-field-of-type-query-in-mutation-result": "off",
      // It asks for an argument that @deprecated has not; the date stands in the reason, and
      // tests/api/test_schema.py asks for it.
      "@graphql-eslint/require-deprecation-date": "off",
    },
  },
];
