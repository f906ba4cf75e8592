// GraphiQL from its npm package, on a page of its own: no other host, within the page's policy.
// It is React's only user here; the screens never load it.

import { GraphiQL } from "graphiql";
import "graphiql/graphiql.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { askFreely } from "../api/client";
import "./page.css";

const example = `# 两新组织党建台账 GraphQL 接口。Ctrl+Enter 运行，左上角的书是文档。
# The ledger's GraphQL API. Ctrl+Enter runs; the book at the top left is the documentation.

query FirstOrganizations {
  organizations(first: 5, orderBy: [{ field: NAME, direction: ASC }]) {
    nodes {
      name
      creditCode
      town {
        name
      }
    }
    totalCount {
      value
      exact
    }
  }
}
`;

const root = document.getElementById("graphiql");
if (root) {
  createRoot(root).render(
    createElement(GraphiQL, {
      fetcher: askFreely,
      defaultQuery: example,
      shouldPersistHeaders: false,
    }),
  );
}
