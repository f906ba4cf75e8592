// One webhook: whether it is on, why it is off, its last deliveries, and what can be done with it.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import {
  RemoveWebhookDocument,
  RenewWebhookSecretDocument,
  SendTestEventDocument,
  SwitchWebhookDocument,
  type WebhookRowFragment,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Facts } from "../../ui/Panel";
import { Sheet } from "../../ui/Sheet";
import { tell } from "../../ui/toasts";
import { attempted } from "./attempting";
import { Deliveries } from "./Deliveries";
import { Secret } from "./Secret";
import { say } from "./webhookWords";

interface WebhookProps {
  readonly webhook: WebhookRowFragment;
  /** An officer of the district sees those of others too, and leaves them as they are. */
  readonly isOwn: boolean;
  readonly onChanged: () => void;
  readonly onEdit: () => void;
}

export function Webhook({ webhook, isOwn, onChanged, onEdit }: WebhookProps) {
  const { name, owner, deliveries } = webhook;
  return (
    <article class="card stack-tight" aria-label={name}>
      <div class="card-head">
        <h3>{name}</h3>
        <Standing webhook={webhook} />
      </div>
      {!isOwn && owner && <p class="muted">{say("owner", { name: owner.name })}</p>}
      <About webhook={webhook} />
      {isOwn && <Deeds webhook={webhook} onChanged={onChanged} onEdit={onEdit} />}
      <Deliveries deliveries={deliveries.nodes} caption={`${name}：${say("deliveries")}`} />
    </article>
  );
}

function Standing({ webhook: { isOn, failingSince } }: Pick<WebhookProps, "webhook">) {
  if (!isOn) {
    return <Badge tone="bad">{say("off")}</Badge>;
  }
  return failingSince ? (
    <Badge tone="warn">{say("failing", { time: localTime(failingSince) })}</Badge>
  ) : (
    <Badge tone="good">{say("on")}</Badge>
  );
}

function About({ webhook }: Pick<WebhookProps, "webhook">) {
  const { url, types, kinds, isOn, offReason, succeededAt, formerUntil } = webhook;
  const words = (text: string | null, prefix: "type" | "kind") =>
    text
      ?.split(" ")
      .map((one) => say(`${prefix}.${one}` as "kind.CREATED"))
      .join("、") || say("all");
  return (
    <>
      {!isOn && offReason && <p>{say(`off.${offReason}`)}</p>}
      <Facts
        facts={[
          [say("fact.url"), <span class="code breakable">{url}</span>],
          [say("fact.types"), words(types, "type")],
          [say("fact.kinds"), words(kinds, "kind")],
          [say("fact.succeeded"), succeededAt && localTime(succeededAt)],
          ...(formerUntil ? [[say("fact.former"), localTime(formerUntil)] as const] : []),
        ]}
      />
    </>
  );
}

function Deeds({ webhook, onChanged, onEdit }: Omit<WebhookProps, "isOwn">) {
  const { id, isOn } = webhook;
  const isWorking = useSignal(false);
  const asked = useSignal<"renew" | "remove" | null>(null);
  const work = async (deed: () => Promise<boolean>) => {
    isWorking.value = true;
    if (await deed()) {
      onChanged();
    }
    isWorking.value = false;
  };
  const close = () => {
    asked.value = null;
  };
  return (
    <div class="cluster">
      <Button disabled={!isOn || isWorking.value} onClick={() => void work(() => sendTest(id))}>
        {say("do.test")}
      </Button>
      <Button disabled={isWorking.value} onClick={() => void work(() => switched(id, !isOn))}>
        {say(isOn ? "do.off" : "do.on")}
      </Button>
      <Button onClick={onEdit}>{say("do.edit")}</Button>
      <Button
        onClick={() => {
          asked.value = "renew";
        }}
      >
        {say("do.renew")}
      </Button>
      <Button weight="quiet" onClick={onChanged}>
        {say("do.refresh")}
      </Button>
      <Button
        weight="quiet"
        onClick={() => {
          asked.value = "remove";
        }}
      >
        {say("do.remove")}
      </Button>
      {asked.value === "remove" && (
        <Remove webhook={webhook} onClose={close} onChanged={onChanged} />
      )}
      {asked.value === "renew" && <Renew id={id} onClose={close} onChanged={onChanged} />}
    </div>
  );
}

async function sendTest(webhookId: string): Promise<boolean> {
  const done = await attempted(
    async () => (await ask(SendTestEventDocument, { input: { webhookId } })).sendTestEvent,
  );
  if (done) {
    tell("good", say("do.testSent"));
  }
  return done !== null;
}

async function switched(id: string, isOn: boolean): Promise<boolean> {
  const done = await attempted(
    async () => (await ask(SwitchWebhookDocument, { input: { id, isOn } })).switchWebhook,
  );
  return done !== null;
}

interface AskedProps {
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function Remove({
  webhook: { id, name },
  onClose,
  onChanged,
}: AskedProps & Pick<WebhookProps, "webhook">) {
  const remove = async () => {
    const done = await attempted(
      async () => (await ask(RemoveWebhookDocument, { input: { id } })).removeWebhook,
    );
    if (done) {
      tell("good", say("remove.done", { name }));
      onChanged();
    }
    onClose();
  };
  return (
    <Dialog
      title={say("remove.title")}
      confirm={say("do.remove")}
      isDangerous
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <p>{say("remove.text", { name })}</p>
    </Dialog>
  );
}

function Renew({ id, onClose, onChanged }: AskedProps & { readonly id: string }) {
  const secret = useSignal<string | null>(null);
  const renew = async () => {
    const done = await attempted(
      async () => (await ask(RenewWebhookSecretDocument, { input: { id } })).renewWebhookSecret,
    );
    if (done?.secret) {
      secret.value = done.secret;
      onChanged();
    } else {
      onClose();
    }
  };
  if (secret.value !== null) {
    return (
      <Sheet title={say("secret.title")} onClose={onClose}>
        <Secret label={say("secret.label")} secret={secret.value} onClose={onClose} />
      </Sheet>
    );
  }
  return (
    <Dialog
      title={say("renew.title")}
      confirm={say("do.renew")}
      onConfirm={() => void renew()}
      onCancel={onClose}
    >
      <p>{say("renew.text")}</p>
    </Dialog>
  );
}
