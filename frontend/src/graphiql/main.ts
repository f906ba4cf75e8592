// GraphiQL from its npm package, on a page of its own: no other host, within the page's policy.
// It is React's only user here; the screens never load it.

import { GraphiQL } from "graphiql";
import "graphiql/graphiql.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { askFreely } from "../api/client";
import "./page.css";

const example = `# 两新组织党建台账 GraphQL 接口。Ctrl+Enter 运行，左上角的书是文档。
# 未登录时，请在下方 Headers 里填令牌：{ "Authorization": "Bearer lx_…" }
# The ledger's GraphQL API. Ctrl+Enter runs; the book at the top left is the documentation.
# Not signed in? Give a token under Headers below.

query Overview {
  caller {
    role
    isToken
    scopes
  }
  organizations(first: 5, orderBy: [{ field: NAME, direction: ASC }]) {
    nodes {
      name
      creditCode
      town {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
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
      fetcher: (request, options) => askFreely(request, options?.headers),
      defaultQuery: example,
      // A token is a secret: it stays in this page and goes with it.
      shouldPersistHeaders: false,
    }),
  );
}
