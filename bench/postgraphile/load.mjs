// One run of load: what to send on standard input, times in milliseconds on standard output.
import { text } from "node:stream/consumers";
import autocannon from "autocannon";

const { url, headers, bodies, connections, seconds, timeout } = JSON.parse(await text(process.stdin));
const times = [];
let refused = 0;

const run = autocannon({
  url,
  headers,
  connections,
  method: "POST",
  duration: seconds,
  timeout,
  requests: bodies.map((body) => ({ body })),
});
run.on("response", (_client, status, _bytes, milliseconds) => {
  if (status === 200) times.push(milliseconds);
  else refused += 1;
});
const { duration, errors } = await run;

times.sort((one, other) => one - other);
const quantile = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
console.log(
  JSON.stringify({
    answers: times.length,
    failures: refused + errors,
    per_second: times.length / duration,
    p50: quantile(0.5),
    p99: quantile(0.99),
  }),
);
