// The audits of GraphQL over HTTP by graphql-http, against the server that the environment names.
// Prints one JSON line: what passed, and why the others did not.

import { serverAudits } from "graphql-http";

const { LIANGXIN_URL: url, LIANGXIN_TOKEN: token } = process.env;

function fetchFn(address, options = {}) {
  const headers = new Headers(options.headers);
  headers.set("Authorization", `Bearer ${token}`);
  return fetch(address, { ...options, headers });
}

const results = [];
for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason: reason ?? null, level: name.split(" ")[0] });
}
console.log(JSON.stringify(results));
