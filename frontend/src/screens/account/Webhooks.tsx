// The addresses to which programs have changes sent: how each stands, and its last deliveries.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import { type WebhookRowFragment, WebhooksDocument } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Empty, Failed, Loading } from "../../ui/State";
import { Webhook } from "./Webhook";
import { WebhookForm } from "./WebhookForm";
import { say } from "./webhookWords";

export function Webhooks({ userId }: { userId: string }) {
  const { state, reload } = useQuestion(WebhooksDocument, () => ({}));
  const editing = useSignal<WebhookRowFragment | "new" | null>(null);
  const { data, fault, isLoading } = state.value;
  return (
    <section class="stack-tight" aria-label={say("title")} aria-busy={isLoading}>
      <div class="card-head">
        <h2>{say("title")}</h2>
        <Button
          icon="plus"
          onClick={() => {
            editing.value = "new";
          }}
        >
          {say("new")}
        </Button>
      </div>
      <p class="muted">{say("hint")}</p>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : data.webhooks.nodes.length === 0 ? (
        <Empty title={say("none")} />
      ) : (
        data.webhooks.nodes.map((webhook) => (
          <Webhook
            key={webhook.id}
            webhook={webhook}
            isOwn={webhook.owner?.id === userId}
            onChanged={reload}
            onEdit={() => {
              editing.value = webhook;
            }}
          />
        ))
      )}
      {editing.value !== null && (
        <WebhookForm
          webhook={editing.value === "new" ? null : editing.value}
          onSaved={reload}
          onClose={() => {
            editing.value = null;
          }}
        />
      )}
    </section>
  );
}
