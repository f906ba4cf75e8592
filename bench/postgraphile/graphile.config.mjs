// The peer as its own documentation sets it up: the Amber preset, one pool, the settings of row
// security on every request, no page for developers, no explain; without JIT, as our connections.
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const settings = JSON.parse(process.env.PEER_SETTINGS);

export default {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.PEER_URL,
      schemas: ["public"],
      poolConfig: { max: 10, options: "-c jit=off" },
    }),
  ],
  grafast: { context: () => ({ pgSettings: settings }), explain: false },
  grafserv: { port: Number(process.env.PEER_PORT), host: "127.0.0.1", graphiql: false, watch: false },
};
