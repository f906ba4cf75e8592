// A program over relay-runtime and the artifacts of its compiler: pages become one connection.
// Prints one JSON object of what it was answered.

const { join } = require("node:path");
const {
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
} = require("relay-runtime");

const setting = process.env;
const artifact = (name) => require(join(__dirname, "artifacts", `${name}.graphql.js`));
const reading = { Authorization: `Bearer ${setting.LIANGXIN_TOKEN}` };
const writing = { Cookie: setting.LIANGXIN_COOKIE, "X-Liangxin-Request": "1" };

async function ask(params, variables) {
  const response = await fetch(setting.LIANGXIN_URL, {
    method: "POST",
    headers: {
      ...(params.operationKind === "mutation" ? writing : reading),
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json",
    },
    body: JSON.stringify({ query: params.text, variables }),
  });
  return response.json();
}

const environment = new Environment({
  network: Network.create(ask),
  store: new Store(new RecordSource()),
});

const read = (query, variables) =>
  fetchQuery(environment, artifact(query), variables).toPromise();

const write = (mutation, input) =>
  new Promise((onCompleted, onError) => {
    commitMutation(environment, {
      mutation: artifact(mutation),
      variables: { input },
      onCompleted,
      onError,
    });
  });

/** Read the connection as a component of Relay would: from the store, all its pages. */
function connection(owner) {
  const { data } = environment.lookup(owner.fragment);
  const selector = getSingularSelector(artifact("operations_organizations"), data);
  return environment.lookup(selector).data.organizations;
}

async function recordYear(organizationId, employees, idempotencyKey) {
  const year = Number(setting.LIANGXIN_YEAR);
  const input = { organizationId, year, employees, revenue: "1234567.50", idempotencyKey };
  const { recordYear } = await write("operationsRecordYearMutation", input);
  return recordYear.organizationYear;
}

async function refusedCode() {
  const reply = await ask(artifact("operationsNamesQuery").params, { first: 101 });
  return reply.errors[0].extensions.code;
}

async function main() {
  const owner = createOperationDescriptor(artifact("operationsNamesQuery"), { first: 5 });
  environment.retain(owner);
  await read("operationsNamesQuery", { first: 5 });
  const after = connection(owner).pageInfo.endCursor;
  await read("operationsPageQuery", { first: 5, after });
  const { edges, pageInfo, totalCount } = connection(owner);
  const chosen = edges[edges.length - 1].node.id;
  const { node } = await read("operationsObjectQuery", { id: chosen });
  const { search } = await read("operationsFoundQuery", { text: "qhsp" });
  const { figure } = await read("operationsFigureQuery", { code: "F06", asOf: "2026-06-30" });
  const { formBranch } = await write("operationsFormBranchMutation", {
    name: "中共云帆咨询有限公司支部委员会",
    formation: "SOLE",
    organizationIds: [chosen],
  });
  const recorded = await recordYear(chosen, 31, setting.LIANGXIN_KEY);
  const corrected = await recordYear(chosen, 32);
  const repeated = await recordYear(chosen, 31, setting.LIANGXIN_KEY);
  return {
    names: edges.map((edge) => edge.node.name),
    total: totalCount.value,
    hasMore: pageInfo.hasNextPage,
    object: [node.__typename, node.name],
    found: search.map((one) => [one.__typename, one.name]),
    figure: [figure.value, figure.numerator, figure.denominator],
    problems: formBranch.problems.map((one) => one.code),
    formed: formBranch.branch,
    revenue: recorded.revenue,
    employees: [recorded, corrected, repeated].map((one) => one.employees),
    error: await refusedCode(),
  };
}

main().then((report) => process.stdout.write(JSON.stringify(report)));
